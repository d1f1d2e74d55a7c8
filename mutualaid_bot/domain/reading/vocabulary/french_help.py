"""What people need and give, in French: things, and kinds of help that are no things.

Knows no other words of the language. What stands under "nothing" only looks like a thing.
"""

THINGS = {
    "food": (
        "nourriture, aliments, provisions, épicerie, colis alimentaire, panier repas, repas, "
        "repas chaud, plat chaud, riz, haricots, pain~, lait, œufs, farine, sucre, huile, pâtes, "
        "céréales, soupe, légumes, fruits, pommes de terre, oignons, "
        "tomates, viande, poulet, poisson, conserves, déjeuner, dîner~, goûter, lait en poudre, "
        "lait infantile, lait maternisé, lait pour bébé, petits pots, eau, eau potable, "
        "bouteilles d'eau, café, jus, fromage, beurre, gâteau, banque alimentaire, "
        "quelque chose à manger, bons alimentaires"
    ),
    "transport": (
        "transport, trajet, covoiturage, voiture, camion, camionnette, chauffeur, ticket de bus, "
        "billet de train, taxi, vélo, essence, déménagement en camion, conducteur"
    ),
    "housing": (
        "logement, appartement, chambre, hébergement, endroit où dormir, endroit pour dormir, "
        "endroit où rester, endroit où vivre, où dormir, où loger, où rester, un toit, toit, abri, "
        "foyer, studio, expulsion, hôtel, tente"
    ),
    "health": "médicament, médicaments, ordonnance, inhalateur, insuline, fauteuil roulant, "
    "déambulateur, "
    "béquilles, canne, lunettes, appareil auditif, médecin, docteur, dentiste, infirmière, "
    "infirmier, dialyse, thérapie, psychologue, vaccin, masques, thermomètre, pansements, "
    "premiers secours, "
    "vitamines, oxygène, test covid, santé mentale, assurance maladie, lit médicalisé",
    "childcare": (
        "garde d'enfants, garde d'enfant, nounou, garderie, crèche, babysitter, baby sitter, "
        "baby sitting, babysitting, assistante maternelle"
    ),
    "clothing": (
        "vêtements, vêtement, habits, habit~, manteau, veste~, blouson, manteau d'hiver, bottes, "
        "chaussures, baskets~, chaussettes, pantalon, chemise, pull, robe~, jupe, bonnet, gants, "
        "écharpe, pyjama, sous vêtements, uniforme, vêtements de bébé, "
        "vêtements d'enfants, vêtements pour enfants, vêtements d'hiver, imperméable, habits pour bébé, "
        "habits d'hiver"
    ),
    "household": (
        "meubles, meuble, canapé, lit~, matelas, matelas gonflable, lits superposés, berceau, lit bébé, "
        "lit de bébé, lit pour bébé, poussette, siège auto, chaise haute, parc bébé, table~, chaise, "
        "bureau~, lampe, commode~, armoire, étagère, tapis, rideaux, couverture, couvertures, couette, "
        "draps, "
        "oreiller, serviettes, vaisselle, assiettes, casseroles, poêle, couverts, micro ondes, "
        "grille pain, bouilloire, cuisinière, four~, frigo, réfrigérateur, congélateur, machine à laver, "
        "lave linge, sèche linge, ventilateur, climatiseur, chauffage, radiateur, aspirateur, balai, "
        "fer à repasser, "
        "jouets, lampe de poche, piles, générateur, bougies, électroménager, machine à coser, "
        "machine à coudre, affaires de bébé, cartons, télévision"
    ),
    "hygiene": "couches, couche, lingettes, savon, shampoing, shampooing, dentifrice, brosse à dents, "
    "déodorant, papier toilette, papier hygiénique, essuie tout, serviettes hygiéniques, "
    "protections hygiéniques, tampons~, lessive, produits d'hygiène, produits ménagers, javel, "
    "désinfectant, sacs poubelle, coupe de cheveux, coiffeur, rasoirs, gel douche, laverie",
    "money": (
        "loyer, argent~, facture, factures, facture d'électricité, facture de gaz, aide financière, "
        "caution~, frais d'obsèques, cagnotte, carte cadeau, cartes cadeaux, frais funéraires"
    ),
    "repairs": (
        "réparation, réparations, bricolage, bricoleur, plombier, plomberie, fuite, fuite d'eau, "
        "électricien, menuisier, peintre, outils, perceuse, marteau, échelle, peinture, pneu crevé, "
        "mécanicien, serrurier, détecteur de fumée, rampe, moisissure, fenêtre cassée, montage de meubles"
    ),
    "errands": (
        "courses, course~, faire les courses, livraison, livraisons, poste~, pharmacie, déménagement, "
        "ménage, nettoyage, jardinage, neige, tondre la pelouse"
    ),
    "interpreting": (
        "interprète, traducteur, traductrice, traduction, interprétariat, langue des signes, "
        "quelqu'un qui parle anglais, quelqu'un qui parle créole, quelqu'un qui parle français"
    ),
    "paperwork": "paperasse, formulaire, formulaires, démarches, démarches administratives, dossier, "
    "demande d'asile, demande d'aide, allocations, impôts, déclaration d'impôts, chômage, cv, "
    "lettre de motivation, permis de travail, citoyenneté, acte de naissance, sécurité sociale, "
    "permis de conduire, passeport, "
    "avocat, avocate, aide juridique, lettre, courrier, papiers, inscription à l'école, carte verte",
    "company": (
        "compagnie, visite, visites, quelqu'un à qui parler, à qui parler, amis, amitié, "
        "groupe de soutien, conversation, soutien moral, dame de compagnie, quelqu'un pour discuter"
    ),
    "learning": (
        "cours d'anglais, cours de français, cours, leçons, soutien scolaire, aide aux devoirs, devoirs, "
        "tuteur, fournitures scolaires, cartable, sac à dos, cahiers, crayons, stylos, livres, livre, "
        "calculatrice, atelier, maths, cours de piano, cours de guitare, leçons de conduite"
    ),
    "tech": (
        "ordinateur, ordinateur portable, tablette, téléphone, portable~, chargeur, imprimante, "
        "internet, wifi, casque audio, clavier, carte sim, recharge téléphone, rallonge"
    ),
    "pets": (
        "chien, chienne, chat~, chatte, chiot, chaton, animal de compagnie, nourriture pour chien, "
        "nourriture pour chat, nourriture pour chiens, nourriture pour chats, croquettes, litière, "
        "vétérinaire, laisse, cage de transport"
    ),
    "nothing": "numéro de téléphone, mon téléphone est, par téléphone",
}

DOINGS = {
    "food": (
        "j'ai faim, avons faim, ont faim, faim, manger, rien à manger, à manger, de quoi manger, cuisiner, "
        "cuisine pour, je cuisine, nourrir"
    ),
    "transport": (
        "m'emmener, nous emmener, m'amener, me conduire, nous conduire, conduire, "
        "emmener à|au|ma|mon|les|des|mes, aller à l'hôpital, "
        "aller au|chez travail|médecin|aéroport|le médecin, venir me chercher, me déposer, "
        "aller à l'aéroport, ramener"
    ),
    "housing": (
        "expulsé, expulsée, expulsés, sans abri, sans logement, sans domicile, dors dans la rue|ma, "
        "dormir dehors, dormons dans, à la rue, nulle part où, où aller, perdu ma|notre maison, "
        "héberger, loger une|des|chez"
    ),
    "childcare": (
        "garder mes|mon|ma|les|des|vos|votre enfants|enfant|fils|fille|filles|bébé, "
        "garde mes|mon|ma|les|des enfants|fils|fille|bébé|enfant, "
        "surveiller mes|les|mon|ma enfants|fils|fille, s'occuper de mes|mon|ma|des enfants|fils|fille|"
        "bébé, aller chercher mes|mon|ma enfants|fils|fille"
    ),
    "household": "dors par terre, dormons par terre, dormir par terre",
    "hygiene": "laver mon|le|notre|du linge, laver mes|nos vêtements, me doucher, couper les cheveux",
    "money": "payer le|mon|ma|mes|la|notre|les loyer|facture|factures|électricité|gaz|eau|funérailles",
    "repairs": (
        "réparer mon|ma|mes|le|la|un|une|des|vélos, monter un|une|des|mes meuble|meubles|lit|armoire|"
        "berceau, est cassé|cassée, ne marche|fonctionne plus|pas, pas de chauffage, bricoler, "
        "repeindre, installer, répare des|les"
    ),
    "errands": (
        "faire des|mes|les|vos courses, aller à la pharmacie|poste, aller au supermarché|magasin|marché, "
        "chercher mes|mon|ma|vos|un|une médicaments|ordonnance|colis|courses, "
        "porter des|mes|les|vos|un cartons|courses|sacs|meubles|canapé, déménager, pelleter|déneiger, "
        "tondre, nettoyer ma|mon|la|le maison|appartement|jardin, "
        "livrer des|les|de repas|courses|colis|nourriture?, faire le ménage"
    ),
    "interpreting": (
        "traduire, interpréter, qui parle anglais|créole|français|espagnol|portugais, "
        "ne parle pas anglais|français, parle pas anglais, traduire pour"
    ),
    "paperwork": (
        "remplir un|des|mon|mes|le|les|une formulaire|formulaires|dossier|papiers|demande, "
        "faire une demande, comprendre une|cette lettre, déclarer mes impôts, renouveler mon|ma, "
        "écrire une lettre"
    ),
    "company": (
        "me sens seule|seul, suis seule|seul, très seule|seul, parler à quelqu'un, parler avec, "
        "rendre visite, tenir compagnie, me promener avec, discuter avec"
    ),
    "learning": (
        "apprendre l'anglais, apprendre à, apprendre le français, apprendre le|l, "
        "enseigner l'anglais|le|les|la|à, donner des cours, donne des cours, pratiquer l'anglais|mon, "
        "aider aux devoirs, préparer un|l'examen"
    ),
    "tech": (
        "utiliser mon|un|l'ordinateur|le|zoom, configurer mon|un|une|ma|l, "
        "réparer mon ordinateur|téléphone, réparer des ordinateurs, pas d'internet"
    ),
    "pets": (
        "promener mon|mes|votre|vos|des|le|les chien|chiens, "
        "garder mon|mes|votre|ma|des chien|chat|chiens|chats|chatte, nourrir mon|mes chat|chien|chats, "
        "promène des chiens"
    ),
}

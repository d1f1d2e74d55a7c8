"""French, as in France, Haiti and West Africa.

Knows no other language; words that English has too, like "pain" and "lit", are marked.
"""

from mutualaid_bot.domain.kinds import Danger
from mutualaid_bot.domain.reading.vocabulary import Vocabulary
from mutualaid_bot.domain.reading.vocabulary.french_help import DOINGS, THINGS

_GIVE = (
    "donner|offrir|aider|proposer|prêter|partager|conduire|amener|emmener|apporter|cuisiner|garder|"
    "enseigner|traduire|interpréter|"
    "réparer|installer|livrer|promener|nettoyer|porter|coudre|accompagner|visiter|héberger|loger|"
    "faire|fournir|apprendre|déposer|transporter|lire|contribuer"
)
_ABUSER = (
    "il|elle|mari|ex|copain|conjoint|compagnon|femme|père|beau|mère|frère|oncle|homme|quelqu'un|voisin|copine"
)
_HURTS = (
    "frappe|frappé|bat|battu|battue|menace|menacé|menacée|viole|violé|violée|agresse|agressé|"
    "agressée|étrangle|étranglé|maltraite|harcèle|harcelé|touche|touché|poignardé|tabasse|tabassé|"
    "abuse|abusé"
)

FRENCH = Vocabulary(
    language="fr",
    function_words="le la les un une des de du au aux et ou à en dans sur avec pour par que qui est "
    "sont suis "
    "sommes je tu il elle nous vous ils on mon ma mes ton "
    "son sa ses notre nos votre vos leur ce cette ces j ai as avons avez ont n ne pas plus besoin "
    "cherche cherchons quelqu quelqu'un peut peux pouvons pourrait aurait aide merci "
    "bonjour bonsoir salut s'il plaît svp stp mais si non oui comme quand où très aussi déjà demain "
    "aujourd'hui soir matin veux voudrais voudrait faut d l qu c t est-ce "
    "enfants quelque chose rien tous chez être avoir",
    things=THINGS,
    doings=DOINGS,
    describing="petit, petite, grand, grande, nouveau, vieux, bon",
    settings=(
        "à l'hôpital, à l', à la, au, aux, chez le, chez la, chez mon, dans le, dans la, dans mon, "
        "rendez vous chez le, rendez vous à, perdu mon, perdu ma, travaille à, travaille dans"
    ),
    visits=(
        "médecin, docteur, dentiste, dialyse, chimio, chimiothérapie, radiothérapie, thérapie, "
        "psychologue, clinique, hôpital, vaccin, rendez vous, rendez vous médical, chirurgie, tribunal, "
        "avocat, avocate, pharmacie, cours, église, école, vétérinaire, banque alimentaire, courses, kiné"
    ),
    reasons=(
        "pendant que, pendant mon|ma|le|la, parce que, parce qu, car, puisque, quand je, afin que, "
        "pour que je, pour pouvoir, suite à"
    ),
    needs=(
        "j'ai|avons|a|ai|ont besoin, besoin de|d, ai besoin, avons besoin, on a besoin, "
        "nous avons besoin, a besoin, ont besoin, aurais besoin, aurions besoin, je|on cherche, "
        "nous cherchons, cherche, cherchons, recherche, recherchons, à la recherche, "
        "il me|nous|lui|leur faut|faudrait|manque, on manque de|d, manque de|d, manquons de|d, "
        "je manque, je souhaite|souhaiterais apprendre|trouver|recevoir|"
        "avoir, j'aimerais apprendre|trouver|recevoir|avoir|une|un, quelqu'un a|aurait un|une|des|de|du, "
        "quelqu'un peut|pourrait|pour|sait|connaît|qui, quelqu'un peut|pourrait il|elle?, "
        "quelqu'un qui peut|pourrait|parle|sait, quelqu'un pour m|me|nous|garder|aider|réparer|traduire|"
        "discuter|emmener|faire, qui peut|pourrait m|me|nous|garder|aider|réparer, "
        "qui aurait|a un|une|des|du, si quelqu'un a|peut|pouvait|pourrait|connaît|avait, "
        "est ce que quelqu'un a|peut|pourrait|aurait|connaît, y a t il quelqu'un|un|une|moyen, "
        "pouvez|pourriez vous, pouvez|pourriez vous m|me|nous, peux tu, peut on, peuvent ils, aidez, "
        "aidez moi|nous, aide moi|nous, m'aider, nous aider, s'il vous plaît aidez, "
        "envoyez|apportez nous|moi|de|des, donnez nous|moi, "
        "où puis|peut|peux|pouvons|trouver je|on|trouver|avoir, où trouver, comment trouver|obtenir, "
        "veux|voudrais apprendre|trouver|avoir, emprunter, avez vous, auriez vous, as tu"
    ),
    needs_perhaps=(
        "aide, de l'aide, je n'ai pas|plus|rien, n'ai pas|plus|rien, n'avons pas|plus|rien, "
        "n'a pas|plus, pas de, plus de, "
        "pour mon|ma|mes, nous sommes, j'ai perdu, avons perdu, "
        "j'ai faim, avons faim, mère célibataire, maman solo, au chômage, je ne peux pas, ne peux pas, "
        "ne marche|fonctionne pas|plus, est cassé, seule, seul, urgent"
    ),
    offers=(
        f"je|on peux|peut|pourrais {_GIVE}, peux|peut|pouvons|pourrais|pourrions|veux|voudrais|voulons|"
        f"aimerais|souhaite|souhaiterais {_GIVE}, peux|peut|pouvons|pourrais|pourrions|veux|voudrais|"
        f"voulons|aimerais|souhaite vous|l|les|t|te|lui|leur|en {_GIVE}, besoin de donner|me débarrasser, "
        "j'offre, nous offrons, offre, offrons, je propose, nous proposons, propose, je donne, donne, "
        "donnons, nous donnons, je prête, je partage, je garde des|les, je répare, je traduis, "
        "je cuisine, j'enseigne, je conduis, je livre, je fais les|des, à disposition, "
        "à votre disposition, prêt|prête|prêts|disposé|disposée à, avec plaisir, "
        f"heureux|heureuse|ravi|ravie de vous? {_GIVE}, j'ai|avons|ai .. à donner|offrir|prêter|partager|"
        "disposition, j'ai|ai|avons .. en trop|disponible|disponibles, en trop, "
        "j'en ai un|une|deux|trop|plusieurs, bénévole, comment puis je|pouvons|peut aider, "
        "comment puis je aider, comment aider, où puis je déposer|donner, où déposer, "
        "j'ai une voiture et, j'ai du temps, distribuons, distribue, quelqu'un a|aurait besoin, "
        "quelqu'un a|aurait t il besoin, quelqu'un veut|voudrait|cherche, "
        "est ce que quelqu'un a|aurait besoin, est ce que quelqu'un veut|cherche|voudrait, "
        "qui a|aurait besoin, qui veut|en veut|cherche|voudrait, si quelqu'un a|aurait|en besoin, "
        "si quelqu'un a|en a besoin, si quelqu'un veut|cherche, si vous avez|aviez|en besoin, "
        "si vous avez besoin, si vous voulez|cherchez, si tu as besoin, avez vous besoin, "
        "vous avez besoin, as tu besoin, contactez moi si, écrivez moi si, appelez moi si, "
        "pour ceux|celles|toute|tous qui|ceux|personne, ceux qui ont|en ont besoin, "
        "personnes|familles|gens|voisins|enfants|personne qui ont|en|ont|a besoin, "
        "personnes|familles dans le besoin, dans le besoin, pour les|des familles|personnes qui|dans"
    ),
    offers_likely="à donner, à offrir, à prêter, à partager, disponible, disponibles",
    offers_perhaps=(
        "j'ai, ai, avons, nous avons, disponible, disponibles, gratuit, gratuits, gratuite, "
        "gratuitement, je peux, nous pouvons, peux, don~, dons, en bon état, comme neuf, comme neuve, "
        "neuf~, presque neuf, jamais utilisé, je suis professeur|infirmière|plombier|électricien|"
        "retraité|retraitée, à récupérer, venir chercher"
    ),
    neither=(
        "n'ai pas besoin, n'avons pas besoin, pas besoin, "
        "j'ai rendez|un|une vous|rendez|enfant|bébé|problème|question, j'ai rendez vous, "
        "j'ai un rendez|bébé|enfant|problème|fils, j'ai une question|fille, "
        "j'ai deux|trois|quatre|2|3|4|5 enfants|filles|fils, ai deux|trois|quatre|2|3|4|5 enfants, "
        "j'ai des|mes enfants, avons deux|trois|2|3 enfants, j'ai faim|peur|froid|mal|essayé|été, "
        "je peux venir|passer|payer, merci de votre|pour votre aide, "
        "ne peux pas payer|acheter|marcher|conduire|sortir"
    ),
    no_longer=(
        "n'ai|ai|avons|a plus besoin, n'ai plus besoin, n'est plus disponible, n'est plus nécessaire, "
        "déjà trouvé|donné|pris|reçu, j'ai|avons|ai trouvé, annuler|annulez ma|mon|la|le, "
        "laissez tomber, c'est réglé, plus la peine, supprimez mon|ma, ne cherche plus"
    ),
    thanks=(
        "merci, merci beaucoup, mille mercis, grand merci, je vous remercie, que dieu vous bénisse, "
        "c'est gentil, très gentil, parfait, super, d'accord, ok, génial, reconnaissant, reconnaissante"
    ),
    greetings=(
        "bonjour, bonsoir, salut, coucou, bonne journée, bonne nuit, bonne soirée, bonjour à tous, "
        "comment ça va, ça va, comment allez vous, y a quelqu'un, test"
    ),
    questions=(
        "comment ça marche|fonctionne, comment cela fonctionne|marche, comment fonctionne, "
        "c'est quoi|ce, qu'est ce que c'est, que faites vous, que fais tu, qui êtes vous, qui es tu, "
        "êtes vous un robot|bot|humain, es tu un robot|bot|humain, est ce un robot, "
        "est ce gratuit|que c'est gratuit|sûr, c'est gratuit, combien ça coûte, faut il payer, "
        "qui voit|lit|peut voir, comment utiliser|publier|annuler|supprimer|poster, "
        "parler à une personne|un humain, faut il des papiers"
    ),
    refused=(
        "à vendre, je vends, vends, vendons, prix négociable, promo, promotion, réduction, "
        "gagner de l'argent, gagnez, revenus passifs, travail à domicile, investissement, investir, "
        "crypto, bitcoin, prêt d'argent, prêts entre particuliers, prêt personnel|rapide, offre de prêt, "
        "crédit rapide, cocaïne, héroïne, cannabis, beuh, drogue, drogues, une arme, pistolet, fusil, "
        "munitions, armes, cherche femme|copine|homme|fille pour, cherche une femme|copine, "
        "rencontre coquine|femmes|sérieuse, sexe, escort, casino, paris sportifs, cliquez ici"
    ),
    urgent=(
        "urgent, urgente, urgence, d'urgence, dès que possible, au plus vite, le plus vite, "
        "tout de suite, maintenant, immédiatement, aujourd'hui, ce soir, à la rue, désespéré, "
        "désespérée, plus rien"
    ),
    danger={
        Danger.VIOLENCE: (
            f"{_ABUSER} m|me|nous|la|le {_HURTS}, {_ABUSER} m|me|nous|la a|ai {_HURTS}, "
            f"{_ABUSER} * m|me|nous|la {_HURTS}, m|me|nous a|ont {_HURTS}, me|nous {_HURTS}, "
            "va me|nous tuer|frapper, veut me|nous tuer|frapper, menace de me|nous tuer, menace de mort, "
            "a un couteau|pistolet, a une arme|machette, avec un|une couteau|arme|pistolet|machette, "
            "violence conjugale|domestique, violences conjugales|domestiques, j'ai peur de|du mon|mari|lui, "
            "peur de mon|lui, peur pour ma vie, viol, violée, abus sexuel, agression, agression sexuelle, "
            "poignardé, poignardée, on m'a tiré, coups de feu, fusillade, on m'a agressé|agressée|volé, "
            "séquestrée, séquestré, kidnappé, kidnappée, enlèvement, ne me laisse pas sortir, enfermée, "
            "enfermé, en danger, pas en sécurité, fuir mon, fuis mon, me suit|harcèle, battue par, "
            "femme battue"
        ),
        Danger.SUICIDE: (
            "suicide, suicider, me suicider, suicidaire, me tuer ce|je, veux me tuer, vais me tuer, "
            "veux mourir, voudrais mourir, envie de mourir, ne veux plus vivre|être, plus envie de vivre, "
            "mettre fin à mes|ma|tout jours|vie?, en finir, me faire du mal, me couper, mutiler, "
            "mieux morte|mort, raison de vivre, je n'en peux plus, n'en peux plus, me pendre, me jeter, "
            "pris .. cachets|comprimés|pilules"
        ),
        Danger.CHILD: (
            "enfant|fils|fille|bébé|garçon|enfants disparu|disparue|perdu|perdue|kidnappé|enlevé|enlevée|"
            "abandonné|abandonnée|seul|seule|seuls, enfant|fils|fille|bébé a disparu|été, "
            "perdu mon|ma fils|fille|enfant|bébé, trouve pas mon|ma fils|fille|enfant, maltraitance, "
            "abus d'enfant, abuse|abusé|touche|frappe|frappent|bat|battent|maltraite|viole|maltraitent de? "
            "mon|ma|mes|un|une|les|son|sa|ses|des enfant|fils|fille|enfants|bébé, "
            "enlevé mon|ma|mes enfant|fils|fille|enfants, pris mes|mon|ma enfants|fils|fille|enfant, "
            "enfants seuls|laissés, enlèvement d'enfant"
        ),
        Danger.FIRE: (
            "incendie, en feu, au feu, prend feu, pris feu, brûle, le feu, feu dans|chez, en flammes, "
            "odeur|sent de|le|du gaz|fumée|brûlé, odeur de gaz, ça sent le gaz, fuite de gaz, "
            "monoxyde de carbone, beaucoup de fumée, plein de fumée, explosion, explosé, pompiers"
        ),
        Danger.MEDICAL: (
            "crise cardiaque, infarctus, avc, attaque cérébrale, respire plus|pas|mal, "
            "n'arrive|peux|peut pas|plus à? respirer, arrive pas à respirer, peut plus respirer, "
            "du mal à respirer, douleur|douleurs|mal à|dans la|à poitrine, mal à la poitrine, "
            "douleur à la poitrine, inconscient, inconsciente, évanoui, évanouie, perdu connaissance, "
            "ne se réveille pas, ne répond|réagit plus|pas, overdose, surdose, convulsions, convulsion, "
            "crise d'épilepsie, saigne, saignement, hémorragie, s'étouffe, étouffe, se noie, noyade, "
            "réaction allergique, perdu les eaux, contractions, en train d'accoucher, accouche, "
            "accouchement, avalé .. médicaments|javel|pilules, empoisonné, empoisonnée, intoxication, "
            "ambulance, urgence médicale, aux urgences, samu, en train de mourir, va mourir, "
            "renversé|renversée par, accident de voiture|grave, plus d'insuline, sans insuline, "
            "plus d'oxygène, forte|très fièvre, blessé|blessée grave|gravement, 911, 112, vomit du sang, "
            "fausse couche"
        ),
    },
    not_danger=(
        "camion de pompiers, feu d'artifice, feux d'artifice, feu de bois|camp|cheminée, bois de feu, "
        "survivant d'un avc, tout perdu dans un|l incendie, perdu .. dans un|l incendie, "
        "après l'incendie, détecteur de fumée|monoxyde, mourir de rire, feu vert|rouge, "
        "préparation à l'accouchement, formation aux premiers secours"
    ),
    delicate=(
        "immigré, immigrée, immigration, sans papiers, visa, asile, réfugié, réfugiée, "
        "expulsion du territoire, déporté, déportation, expulsé du pays, carte verte, titre de séjour, "
        "tps, citoyenneté, police, arrêté, arrêtée, prison, tribunal, procès, liberté conditionnelle, "
        "garde à vue, vih, sida, cancer, chimio, chimiothérapie, diagnostic, dépression, anxiété, "
        "autisme, autiste, médicament, médicaments, insuline, diabète, diabétique, dialyse, enceinte, "
        "grossesse, avortement, handicap, handicapé, handicapée, chirurgie, opération, opérée, "
        "santé mentale, addiction, toxicomane, désintoxication, médecin, docteur, hôpital, clinique, "
        "thérapie, thérapeute, psychologue, psychiatre, malade, maladie, ordonnance, avc, asthme, "
        "inhalateur, fauteuil roulant, démence, alzheimer, covid, abus, violence, violences, violent, "
        "conjugale, viol, agression, menace, foyer pour femmes, église, mosquée, synagogue, musulman, "
        "musulmane, islam, juif, juive, chrétien, chrétienne, catholique, ramadan, pasteur, prêtre, "
        "messe, prier, prière, bible, coran, halal, casher, gay, lesbienne, trans, transgenre, lgbt, "
        "queer, bisexuel, homosexuel, homosexuelle, sexualité"
    ),
    children="fils, fille, enfant, bébé, garçon, petit fils, petite fille, neveu, nièce, enfants, jumeaux",
    someone=(
        "voisine, voisin, mère, maman, père, papa, grand mère, grand père, amie, ami, tante, oncle, "
        "sœur, frère, cousine, cousin, femme, mari, belle mère, collègue, madame, monsieur"
    ),
)

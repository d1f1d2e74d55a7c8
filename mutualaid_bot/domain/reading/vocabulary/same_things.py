"""One English name for each thing that has several, so that "pañales" and "diapers" are seen to be the same.

Does not name every thing: what stands here is what neighbors ask of each other most. Where one spelling
means two things ("pan" is bread, "pans" are cookware), the thing that stands first here has it.
"""

SAME_THINGS: dict[str, str] = {
    # care for babies
    "adult diapers": "adult diapers, depends, pañales para adultos, pañales de adulto, fraldas geriátricas, "
    "couches pour adultes, kouchèt pou granmoun",
    "diapers": "diaper, dipers, pampers, huggies, pull ups, pullups, pañal, pañales, fralda, fraldas, "
    "couche, "
    "couches, kouchèt",
    "wipes": "wipes, baby wipes, toallitas, toallitas húmedas, lenços umedecidos, lenço umedecido, lingettes",
    "formula": "formula, baby formula, infant formula, similac, enfamil, fórmula, fórmula para bebé, "
    "leche de fórmula, leche para bebé, fórmula infantil, leite em pó infantil, lait infantile, "
    "lait maternisé, lait pour bébé, lèt bebe, lèt tibebe, fòmil",
    "baby food": "baby food, comida para bebé, papinha, petits pots, manje bebe, manje tibebe",
    "baby clothes": "baby clothes, onesie, ropa de bebé, mameluco, roupa de bebê, roupinha, "
    "vêtements de bébé, habits pour bébé, rad bebe, rad tibebe",
    "crib": "crib, bassinet, cuna, moisés, berço, berceau, lit bébé, lit de bébé, lit pour bébé, bèso, "
    "kabann bebe",
    "stroller": "stroller, carriola, cochecito, coche de bebé, carrinho de bebê, poussette, pousèt",
    "car seat": "car seat, carseat, booster seat, asiento de carro, silla de carro, asiento para carro, "
    "cadeirinha, cadeira de carro, siège auto, chèz machin",
    "high chair": "high chair, highchair, silla alta, cadeirão, cadeira alta, chaise haute, chèz tibebe",
    "playpen": "playpen, pack n play, pack and play, corral, cercadinho, parc bébé",
    "toys": "toy, toys, legos, juguetes, brinquedos, jouets, jwèt",
    # pets, before food
    "dog food": "dog food, comida para perro, comida de perro, croquetas, ração, ração para cachorro, "
    "nourriture pour chien, manje chen",
    "cat food": "cat food, comida para gato, comida de gato, ração para gato, nourriture pour chat, manje "
    "chat",
    "cat litter": "cat litter, kitty litter, litter box, arena para gato, areia para gato, litière",
    "coffee": "coffee, café, kafe",
    # food
    "water": "water, drinking water, bottled water, cases of water, agua, agua potable, botellas de agua, "
    "água, água potável, eau, eau potable, bouteilles d'eau, dlo, dlo pou bwè, dlo potab, boutèy dlo",
    "hot meal": "meal, hot meal, cooked meal, home cooked meal, dinner, lunch, breakfast, supper, "
    "comida caliente, comida preparada, plato de comida, platos de comida, almuerzo, cena, desayuno, lonche, "
    "marmita, refeição, refeições, almoço, jantar, comida pronta, quentinha, repas, repas chaud, plat chaud, "
    "déjeuner, dîner, manje cho, plat manje",
    "groceries": "groceries, grocery, food box, food basket, pantry items, canned goods, canned food, "
    "despensa, víveres, canasta básica, caja de comida, cajas de comida, mercado, enlatados, cesta básica, "
    "mantimentos, compras, provisions, colis alimentaire, conserves, pwovizyon, bwat manje, sache manje",
    "food": "food, something to eat, comida, alimentos, algo de comer, alimento, nourriture, aliments, "
    "quelque chose à manger, manje, nouriti, bagay pou manje",
    "rice": "rice, arroz, riz, diri",
    "beans": "beans, frijoles, habichuelas, feijão, haricots, pwa",
    "cookware": "pots and pans, pots, pans, cookware, ollas, sartén, sartenes, panelas, casseroles, poêle, "
    "chodyè",
    "pens": "pens, pencils, pencil, lápices, lápis, canetas, stylos, crayons, kreyon, plim",
    "bread": "bread, pan, pão, pain, pen",
    "milk": "milk, leche, leite, lait, lèt",
    "eggs": "eggs, huevos, ovos, œufs, ze",
    "oil": "cooking oil, oil, aceite, óleo, huile, lwil",
    "pasta": "pasta, noodles, spaghetti, macarrão, pâtes, pat, espageti, spageti",
    "vegetables": "vegetables, veggies, veg, produce, verduras, vegetales, legumes, verdura, légumes, legim",
    "fruit": "fruit, fruta, fruits, fwi",
    "meat": "meat, carne, viande, vyann",
    "chicken": "chicken, pollo, frango, poulet, poul",
    # washing
    "pads": "pads, sanitary pads, tampons, period products, menstrual products, feminine products, "
    "toallas sanitarias, toallas femeninas, absorventes, absorvente, serviettes hygiéniques, "
    "protections hygiéniques, sèvyèt ijyenik, kotèks",
    "toilet paper": "toilet paper, tp, papel higiénico, papel de baño, papel higiênico, papier toilette, "
    "papier hygiénique, papye twalèt, twalèt papye",
    "soap": "soap, jabón, sabonete, sabão, savon",
    "shampoo": "shampoo, champú, xampu, shampoing, shampooing, chanpou",
    "toothpaste": "toothpaste, pasta de dientes, pasta dental, pasta de dente, creme dental, dentifrice, "
    "dantifris, pat dantifris",
    "detergent": "detergent, laundry detergent, laundry soap, detergente, jabón de ropa, sabão em pó, "
    "lessive, lesiv, fab",
    "cleaning supplies": "cleaning supplies, cleaning products, productos de limpieza, artículos de "
    "limpieza, "
    "produtos de limpeza, produits ménagers, pwodwi netwayaj",
    "hygiene products": "hygiene products, hygiene items, hygiene kits, toiletries, productos de higiene, "
    "artículos de higiene, produtos de higiene, kit de higiene, produits d'hygiène, pwodwi ijyèn, kit ijyèn",
    "haircut": "haircut, hair cut, corte de pelo, corte de cabello, corte de cabelo, coupe de cheveux, "
    "koupe cheve",
    # clothing
    "coat": "coat, jacket, winter coat, abrigo, chamarra, chaqueta, abrigo de invierno, casaco, jaqueta, "
    "manteau, manteau d'hiver, blouson, manto, palto, jakèt, manto ivè",
    "boots": "boots, botas, bottes, bòt",
    "shoes": "shoes, shoe, sneakers, zapatos, tenis, sapatos, tênis, chaussures, soulye",
    "socks": "socks, calcetines, medias, meias, chaussettes, chosèt",
    "pants": "pants, jeans, pantalones, pantalón, calças, calça, pantalon",
    "sweater": "sweater, hoodie, sweatshirt, suéter, sudadera, blusa de frio, moletom, pull, chanday",
    "gloves": "gloves, mittens, guantes, luvas, gants, gan",
    "hat": "hat, gorro, touca, bonnet, bonèt",
    "underwear": "underwear, ropa interior, roupa íntima, cueca, calcinha, sous vêtements, kilòt",
    "uniform": "uniform, school uniform, uniforme, uniforme escolar, inifòm, inifòm lekòl",
    "clothes": "clothes, clothing, cloths, ropa, roupa, roupas, vêtement, vêtements, habits, rad",
    # the home
    "bed": "bed, bed frame, bedframe, twin bed, bunk bed, toddler bed, cama, litera, beliche, lit, "
    "lits superposés, kabann",
    "mattress": "mattress, air mattress, colchón, colchón inflable, colchão, matelas, matelas gonflable, "
    "matla",
    "couch": "couch, sofa, loveseat, futon, sofá, sillón, canapé, kanape",
    "table": "table, kitchen table, dining table, coffee table, mesa, tab",
    "chair": "chair, silla, cadeira, chaise, chèz",
    "desk": "desk, escritorio, escrivaninha, bureau, biwo",
    "dresser": "dresser, cómoda, gavetero, cômoda, commode, amwa, armoire, guarda roupa",
    "lamp": "lamp, lámpara, lâmpada, luminária, abajur, lampe, lanp",
    "furniture": "furniture, mueble, muebles, móveis, móvel, meuble, meubles, mèb",
    "blanket": "blanket, quilt, comforter, cobija, manta, frazada, colcha, edredón, cobertor, edredom, "
    "couverture, couette, lenn, kouvèti",
    "sheets": "sheets, bed sheets, bedding, sábanas, lençol, lençóis, roupa de cama, draps, dra",
    "pillow": "pillow, almohada, travesseiro, oreiller, zòrye",
    "towels": "towel, toallas, toalla, toalha, toalhas, serviettes, sèvyèt",
    "dishes": "dishes, plates, platos, pratos, vaisselle, assiettes, asyèt",
    "microwave": "microwave, microondas, micro ondas, micro ondes, mikwo ond",
    "stove": "stove, estufa, fogão, cuisinière, recho, fou, four",
    "fridge": "fridge, refrigerator, mini fridge, nevera, refrigerador, refri, geladeira, frigo, "
    "réfrigérateur, frijidè",
    "washer": "washer, washing machine, lavadora, máquina de lavar, machine à laver, lave linge, "
    "machin a lave",
    "fan": "fan, ventilador, abanico, ventilateur, vantilatè",
    "air conditioner": "air conditioner, ac unit, window ac, aire acondicionado, ar condicionado, "
    "climatiseur, èkondisyone",
    "heater": "heater, space heater, calentador, calefactor, calentón, aquecedor, radiateur, chauffage, "
    "chofaj",
    "vacuum": "vacuum, vacuum cleaner, aspiradora, aspirador, aspirateur, aspiratè",
    "candles": "candles, velas, bougies, bouji",
    "batteries": "batteries, pilas, baterías, pilhas, piles, batri",
    "flashlight": "flashlight, linterna, lanterna, lampe de poche, flach",
    "generator": "generator, generador, gerador, générateur, jeneratè",
    "sewing machine": "sewing machine, máquina de coser, máquina de costura, machine à coudre",
    "tools": "tools, power tools, herramientas, ferramentas, outils, zouti",
    "ladder": "ladder, escalera, escada, échelle, nechèl",
    # getting about
    "ride": "ride, lift, carpool, car pool, transportation, transport, airport ride, aventón, raite, rait, "
    "jalón, viaje, transporte, transportación, carona, trajet, covoiturage, woulib, transpò, transpòtasyon",
    "bus pass": "bus pass, bus fare, t pass, charlie card, charliecard, tarjeta del bus, pase de autobús, "
    "tarjeta charlie, passagem de ônibus, ticket de bus, tikè bis, kat bis",
    "gas card": "gas card, gas money, gasolina, essence, gaz machin",
    "bike": "bike, bicycle, bicicleta, bici, vélo, bisiklèt",
    "truck": "truck, pickup truck, moving truck, moving van, u haul, uhaul, camioneta, camión de mudanza, "
    "caminhão, camion, kamyon, kamyonèt",
    # a roof
    "room": "room, spare room, bedroom, guest room, spare bedroom, extra room, cuarto, habitación, quarto, "
    "chambre, chanm",
    "apartment": "apartment, apt, studio, apartamento, departamento, appartement, apatman",
    "place to stay": "place to stay, place to live, place to sleep, somewhere to stay, somewhere to sleep, "
    "somewhere to live, shelter, temporary housing, emergency housing, lugar para quedarme, "
    "lugar donde quedarme, lugar donde quedarnos, donde quedarme, donde quedarnos, lugar para dormir, "
    "lugar para vivir, refugio, albergue, alojamiento, hospedaje, abrigo para dormir, lugar para ficar, "
    "lugar pra ficar, onde ficar, onde dormir, abri, hébergement, endroit où dormir, endroit pour dormir, "
    "endroit où rester, où dormir, kote pou rete, kote pou dòmi, kote pou m rete, kote pou nou rete, "
    "kote rete, kote dòmi",
    "tent": "tent, carpa, tienda de campaña, barraca, tente, tant",
    "rent": "rent, rent money, rent help, rental assistance, renta, alquiler, aluguel, loyer, lwaye, lwaye "
    "kay",
    # health
    "medicine": "medicine, medication, meds, medicina, medicinas, medicamento, medicamentos, remédio, "
    "remédios, médicament, médicaments, medikaman, remèd",
    "prescription": "prescription, receta, receita, ordonnance, preskripsyon",
    "wheelchair": "wheelchair, silla de ruedas, cadeira de rodas, fauteuil roulant, chèz woulant, chèz wou",
    "crutches": "crutches, muletas, béquilles, beki",
    "walker": "walker, rollator, andador, andadera, déambulateur",
    "glasses": "glasses, eyeglasses, reading glasses, lentes, espejuelos, gafas, óculos, lunettes, linèt",
    "masks": "masks, face masks, n95, kn95, mascarillas, cubrebocas, tapabocas, máscaras, masques, mask",
    # people's time
    "babysitter": "babysitter, baby sitter, babysitting, baby sitting, sitter, nanny, childcare, child care, "
    "niñera, cuidado de niños, cuido de niños, babá, nounou, garde d'enfants, garde d'enfant, gadri, "
    "moun pou gade timoun, moun pou gade pitit",
    "interpreter": "interpreter, translator, translation, interpreting, intérprete, traductor, traductora, "
    "traducción, tradutor, tradutora, tradução, interprète, traducteur, traductrice, traduction, entèprèt, "
    "tradiktè, tradiksyon",
    "english classes": "english class, english classes, english lesson, english lessons, esl, esol, "
    "clases de inglés, clase de inglés, aulas de inglês, aula de inglês, curso de inglês, cours d'anglais, "
    "kou angle, klas angle",
    "tutor": "tutor, tutoring, homework help, tutoría, ayuda con la tarea, reforço escolar, "
    "aula particular, soutien scolaire, aide aux devoirs, èd ak devwa",
    "lawyer": "lawyer, attorney, legal help, legal advice, legal aid, abogado, abogada, ayuda legal, "
    "advogado, advogada, avocat, avocate, aide juridique, avoka, èd legal",
    "plumber": "plumber, plumbing, plomero, plomería, encanador, plombier, plonbye",
    "electrician": "electrician, electricista, eletricista, électricien, elektrisyen",
    # school and screens
    "school supplies": "school supplies, útiles, útiles escolares, material escolar, fournitures scolaires, "
    "founiti lekòl, founiti eskolè",
    "backpack": "backpack, mochila, cartable, sac à dos, valiz lekòl, sak lekòl",
    "books": "books, book, libro, libros, livro, livros, livre, livres, liv",
    "laptop": "laptop, computer, chromebook, computadora, computador, portátil, notebook, ordinateur, "
    "ordinateur portable, òdinatè, konpitè",
    "phone": "phone, cell phone, cellphone, smartphone, teléfono, celular, móvil, telefone, téléphone, "
    "portable, telefòn",
    "charger": "charger, phone charger, cargador, carregador, chargeur, chajè",
    "printer": "printer, impresora, impressora, imprimante, enprimant",
    # animals
    "dog": "dog, puppy, perro, perra, perrito, cachorro, cão, chien, chienne, chiot, chen, ti chen",
    "cat": "cat, kitten, gato, gata, gatito, chat, chatte, chaton, ti chat",
}  # fmt: skip

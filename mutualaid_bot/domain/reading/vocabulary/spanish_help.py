"""What people need and give, in Spanish: things, and kinds of help that are no things.

Knows no other words of the language. What stands under "nothing" only looks like a thing.
"""

THINGS = {
    "food": (
        "comida, alimentos, víveres, despensa, mercado~, comida caliente, comida preparada, arroz, "
        "frijoles, habichuelas, pan~, leche, huevos, harina, azúcar, "
        "sal~, aceite, pasta, cereal, avena, sopa, verduras, vegetales, frutas, fruta, plátanos, papas~, "
        "cebollas, tomates, carne, pollo, pescado, atún, enlatados, "
        "almuerzo, desayuno, cena, merienda, fórmula, leche en polvo, fórmula para bebé, "
        "leche de fórmula, comida para bebé, agua, agua potable, botellas de agua, café, "
        "jugo, queso, mantequilla, tortillas, tamales, galletas, pastel, algo de comer, canasta básica, "
        "caja de comida, cajas de comida, banco de comida, banco de alimentos, platos de comida, "
        "mandado de comida, compra de comida, pavo, lonche, pañales y leche"
    ),
    "transport": "transporte, aventón, ride, raite, rait, viaje, pasaje, tarjeta del bus, "
    "boleto de tren, "
    "pase de autobús, chofer, carro, auto, camioneta, coche, bicicleta, bici, taxi, gasolina, "
    "viaje al aeropuerto, jalón, bote, camión de mudanza, tarjeta charlie, transportación",
    "housing": (
        "vivienda, apartamento, departamento, cuarto, habitación, lugar donde quedarme, "
        "lugar donde quedarnos, donde quedarme, donde quedarnos, donde vivir, donde dormir, "
        "lugar para dormir, lugar para quedarme, lugar para vivir, un techo, techo, refugio, "
        "albergue, alojamiento, hospedaje, posada, renta de cuarto, sofá para dormir, desalojo, hotel, "
        "motel, carpa, tienda de campaña"
    ),
    "health": (
        "medicina, medicinas, medicamentos, medicamento, receta, inhalador, insulina, silla de ruedas, "
        "andador, andadera, muletas, bastón, lentes, espejuelos, gafas, aparato auditivo, "
        "doctor, médico, médica, dentista, enfermera, diálisis, terapia, terapeuta, consejería, "
        "psicólogo, psicóloga, vacuna, vacunas, mascarillas, cubrebocas, tapabocas, termómetro, "
        "botiquín, vitaminas, oxígeno, tiras reactivas, pruebas de covid, salud mental, "
        "cama de hospital, seguro médico"
    ),
    "childcare": (
        "niñera, cuidado de niños, cuidado infantil, guardería, cuido, cuido de niños, babysitter, "
        "baby sitter, cuidado de mis hijos, cuidadora de niños"
    ),
    "clothing": (
        "ropa, abrigo, chamarra, chaqueta, chaqueta de invierno, abrigo de invierno, ropa de invierno, "
        "botas, zapatos, tenis, calcetines, medias, pantalones, camisa, camiseta, playera, suéter, "
        "sudadera, vestido, falda, "
        "gorro, guantes, bufanda, pijama, ropa interior, uniforme, uniforme escolar, ropa de bebé, "
        "ropa de niño, ropa para niños, ropa de maternidad, impermeable, traje~, sandalias, mameluco"
    ),
    "household": (
        "muebles, mueble, sofá, sillón, cama, colchón, colchón inflable, litera, cuna, moisés, carriola, "
        "coche de bebé, cochecito, asiento de carro, silla de carro, asiento para carro, silla alta, "
        "corral, mesa, silla, escritorio, "
        "lámpara, cómoda, gavetero, estante, librero, alfombra, cortinas, cobija, cobijas, manta, "
        "frazada, colcha, edredón, sábanas, almohada, toallas, platos, ollas, sartén, sartenes, "
        "cubiertos, microondas, tostadora, olla arrocera, licuadora, "
        "estufa, refrigerador, nevera, refri, congelador, lavadora, secadora, ventilador, abanico, "
        "aire acondicionado, calentador, calefactor, calentón, aspiradora, escoba, trapeador, plancha, "
        "juguetes, linterna, baterías, pilas, generador, velas, electrodomésticos, utensilios, "
        "cosas para la casa, artículos del hogar, cosas de bebé, artículos de bebé, máquina de coser, "
        "televisor, televisión, cajas para mudanza"
    ),
    "hygiene": (
        "pañales, pañal, toallitas, toallitas húmedas, jabón, champú, shampoo, pasta de dientes, "
        "pasta dental, cepillo de dientes, desodorante, crema, papel higiénico, papel de baño, "
        "papel toalla, toallas sanitarias, toallas femeninas, "
        "tampones, detergente, jabón de ropa, lavandería, productos de higiene, artículos de higiene, "
        "productos de limpieza, artículos de limpieza, cloro, desinfectante, bolsas de basura, "
        "corte de pelo, corte de cabello, rastrillos, pampers, regadera, monedas para lavar, "
        "productos menstruales, copa menstrual"
    ),
    "money": (
        "renta, alquiler, dinero, plata~, efectivo, factura de luz, factura de la luz, factura de gas, "
        "recibo de luz, recibo de la luz, bil, biles, billes, bill de luz, pago de renta, "
        "ayuda económica, ayuda financiera, depósito, "
        "gastos de funeral, gastos funerarios, tarjeta de regalo, tarjetas de regalo, colecta, "
        "pago de la luz, fianza, deudas, recibo del agua"
    ),
    "repairs": (
        "reparación, reparaciones, plomero, plomería, gotera, fuga de agua, electricista, carpintero, "
        "pintor, herramientas, taladro, martillo, escalera, pintura, llanta ponchada, mecánico, "
        "cerrajero, detector de humo, rampa, cambio de aceite, handyman, ventana rota, puerta rota, "
        "tubería, tapado el drenaje, moho"
    ),
    "errands": (
        "mandados, mandado, compras, hacer la compra, compra del supermercado, entregas, "
        "entrega a domicilio, correo, farmacia, mudanza, limpieza, limpieza de casa, nieve, jardinería, "
        "corte de césped, recoger medicinas, palear nieve, sacar la basura"
    ),
    "interpreting": (
        "intérprete, traductor, traductora, traducción, interpretación, traducciones, lengua de señas, "
        "alguien que hable inglés, alguien que hable español, alguien que hable portugués, "
        "alguien que hable criollo, alguien que habla inglés, alguien que habla español"
    ),
    "paperwork": (
        "papeleo, trámites, trámite, formulario, formularios, solicitud, aplicación, estampillas, "
        "estampillas de comida, cupones, cupones de alimentos, snap, impuestos, taxes, desempleo, "
        "currículum, hoja de vida, resumé, permiso de trabajo, ciudadanía, "
        "acta de nacimiento, seguro social, licencia, licencia de conducir, pasaporte, asilo, abogado, "
        "abogada, ayuda legal, asesoría legal, notario, carta, cartas, documentos, medicaid, masshealth, "
        "inscripción escolar, aplicación de vivienda, itin, cita en la corte"
    ),
    "company": (
        "compañía, acompañante, visita, visitas, llamada, llamadas, alguien con quien hablar, "
        "con quien hablar, amigos, amigas, amistad, grupo de apoyo, conversación, dominó, "
        "apoyo emocional, alguien con quien platicar, alguien para platicar, alguien para conversar"
    ),
    "learning": (
        "clases, clase, clases de inglés, clase de inglés, clases de español, tutor, tutoría, tutorías, "
        "tarea, tareas, ayuda con la tarea, lecciones, lecciones de manejo, clases de manejo, "
        "clases de guitarra, clases de piano, clases de computación, útiles, útiles escolares, mochila, "
        "mochilas, cuadernos, libretas, lápices, libros, "
        "libro, calculadora, ged, esl, examen de ciudadanía, taller, talleres, matemáticas, "
        "práctica de inglés, regularización"
    ),
    "tech": (
        "computadora, computador, laptop, portátil, tableta, tablet, teléfono, celular, móvil, cargador, "
        "impresora, internet, wifi, audífonos, teclado, monitor, correo electrónico, "
        "ayuda con la computadora, tarjeta sim, recarga, minutos para el celular, extensión eléctrica"
    ),
    "pets": (
        "perro, perra, gato, gata, perrito, gatito, mascota, mascotas, comida para perro, "
        "comida de perro, comida para gato, comida de gato, comida para perros, comida para gatos, "
        "arena para gato, arena para gatos, veterinario, veterinaria, correa, jaula, transportadora, "
        "croquetas"
    ),
    "nothing": "número de teléfono, mi teléfono es, mi celular es, por teléfono, mi número",
}

DOINGS = {
    "food": (
        "tengo hambre, tenemos hambre, tienen hambre, nada que comer, nada de comer, que comer, "
        "para comer, cocinar, cocino, cocinamos, darles de comer, dar de comer, sin comida"
    ),
    "transport": (
        "me lleve|lleven|llevara, me puede|pueden|podria llevar, que lleve a mi|mis, llevarme, "
        "llevarnos, llevarlo, llevarla, llevar a mi|mis|la|una|alguien|personas|gente|ancianos, "
        "ir al|a la doctor|hospital|clinica|medico|cita|aeropuerto|trabajo|escuela|corte|iglesia|"
        "dialisis, llevar al|a la doctor|hospital|clinica|medico|cita|aeropuerto|trabajo|escuela, "
        "que me recoja|recojan, manejar|manejo, puedo manejar, llego a mi cita, como llegar, como ir, "
        "dar aventon|ride|raite|un"
    ),
    "housing": (
        "me desalojaron, nos desalojaron, me echaron, nos echaron, me corrieron, nos corrieron, "
        "sin casa, sin hogar, dormir en la calle, durmiendo en la calle, durmiendo en mi carro|el carro, "
        "durmiendo en el carro, en la calle, perdimos la casa, perdi mi casa, no tengo donde, "
        "no tenemos donde, adonde ir, a donde ir"
    ),
    "childcare": (
        "cuidar a? mis|mi|sus|los|las|tus|unos niños|niñas|niño|niña|hijos|hijas|hijo|hija|bebé|nietos|"
        "gemelos, cuidar niños|bebés, cuide|cuida|cuiden a? mis|mi|sus|los niños|niñas|niño|niña|hijos|"
        "hijo|hija|bebé|nietos, cuido niños|bebes, recoger a mis|mi hijos|hijo|hija|niños|niño|niña"
    ),
    "clothing": "que ponerme, que ponerse",
    "household": "durmiendo en el piso|suelo, dormir en el piso|suelo, apartamento vacío",
    "hygiene": "lavar ropa|la, lavar mi ropa, cortar el? pelo|cabello, bañarme, bañarnos",
    "money": (
        "pagar la|mi|el|los|mis renta|luz|gas|agua|alquiler|biles|cuentas|telefono|facturas|funeral, "
        "atrasada|atrasado con|en la|el, cortar la luz, cortaron la luz, completar la renta"
    ),
    "repairs": (
        "arreglar|arregle|reparar|repare mi|la|el|una|un|mis|bicicletas|cosas, "
        "arreglo bicicletas|carros, armar muebles|un|una|la|el, "
        "no funciona la|el calefaccion|estufa|calentador, sin calefaccion, no sirve la|el|mi, "
        "se descompuso, se daño|rompió|rompio|ponchó, esta goteando, gotea, pintar mi|la|el|una, instalar"
    ),
    "errands": (
        "hacer mandados, ir al supermercado, ir a la tienda|farmacia, ir al mercado, hacer compras|las, "
        "recoger mi|mis|sus|la|las|una medicina|medicinas|receta|recetas|compra|paquete|paquetes, "
        "recoger medicinas|paquetes|comida|recetas, mover un|una|muebles|mi|cajas|mis|el|la sofa|cama|"
        "muebles|cosas|refrigerador|mesa|cajas, mover muebles|cosas|cajas, mudarme, mudarnos, "
        "cargar cajas|muebles|cosas|bolsas, palear, limpiar mi|la|el casa|apartamento|yarda|patio, "
        "cortar el|la cesped|grama|pasto|zacate, entregar comida|cajas|paquetes, repartir comida|cajas, "
        "subir las|mis|unas bolsas|compras|cajas"
    ),
    "interpreting": (
        "traducir|traduzca|traduzco, interpretar, que hable ingles|español|portugues|criollo, "
        "no hablo ingles, no habla ingles, no hablamos ingles, hablo ingles y, hablo español y"
    ),
    "paperwork": (
        "llenar|llenando|rellenar un|una|la|los|el|mi|mis|unos formulario|solicitud|aplicacion|papeles|"
        "formularios|formas|forma, aplicar para|a, solicitar, hacer mis|los taxes|impuestos, "
        "renovar mi|la|el, entender una|esta|la carta, leer una|esta carta, traducir documentos"
    ),
    "company": (
        "me siento sola|solo, estoy sola|solo, muy sola|solo, hablar con alguien, platicar con, "
        "conversar con, visitar a mi|una|un|ancianos|personas, caminar con|conmigo, "
        "jugar domino|cartas|ajedrez, hacer compañia"
    ),
    "learning": (
        "aprender ingles|a|español|computacion|computadora, "
        "enseñar ingles|español|a|matematicas|guitarra|computacion, "
        "enseño ingles|español|guitarra|matematicas, practicar ingles|mi|el|español, "
        "ayudar con la tarea|tareas, mejorar mi ingles, estudiar para"
    ),
    "tech": (
        "usar la|el|mi|una computadora|telefono|celular|zoom|correo|internet, "
        "configurar mi|el|la|un|una, arreglar computadoras|la computadora|celulares|mi computadora|"
        "telefono|laptop"
    ),
    "pets": (
        "pasear a? mi|perros|al|su|sus|el perro|perros|perra, pasear perros, "
        "cuidar a? mi|mis|su|sus|al|un perro|gato|perros|gatos|mascota|perra|gata|perrito, "
        "alimentar a? mi gato|perro, paseo perros"
    ),
}

"""Spanish.

Knows no other language; what it shares with another is marked there.
"""

from mutualaid_bot.domain.kinds import Danger
from mutualaid_bot.domain.reading.vocabulary import Vocabulary
from mutualaid_bot.domain.reading.vocabulary.spanish_help import DOINGS, THINGS

_GIVE = (
    "dar|donar|regalar|ofrecer|ayudar|ayudarle|ayudarles|ayudarte|ayudarlos|llevar|llevarle|llevarte|"
    "llevarlos|traer|cocinar|cuidar|cuidarle|manejar|conducir|compartir|prestar|enseñar|"
    "traducir|interpretar|arreglar|reparar|instalar|entregar|repartir|pasear|limpiar|cargar|coser|"
    "acompañar|visitar|hospedar|alojar|apoyar|hacer|darle|darles|recoger|transportar|leer|colaborar|"
    "brindar|proveer|tejer|preparar"
)
_SOMEONE = "alguien|algien|alguno|alguna|algun|alguna|ustedes|uds|usted"
_ABUSER = (
    "el|ella|esposo|marido|novio|ex|pareja|esposa|novia|papa|padre|padrastro|mama|hermano|tio|hombre|"
    "alguien|señor|vecino|hijo"
)
_HURTS = (
    "pega|pego|golpea|golpeo|golpeando|pegando|maltrata|maltrato|maltratando|amenaza|amenazo|"
    "amenazando|abusa|abuso|abusando|viola|violo|ahorca|ahorco|lastima|lastimo|ataca|ataco|persigue|"
    "empuja|quema|toca|toco|apuñalo|disparo|patea|pateo"
)

SPANISH = Vocabulary(
    language="es",
    function_words=(
        "el la los las un una unos unas de del al y o en con por para que es son soy somos estoy está "
        "están estamos yo tú usted "
        "ustedes nosotros mi mis su sus nuestro me te se le les nos lo esto este esta ese esa hay tengo "
        "tiene tienen tenemos necesito "
        "necesitamos necesita puedo puede pueden podemos alguien quien busco ayuda favor por gracias "
        "hola buenos buenas días dias tardes pero si no sí como cuando "
        "donde muy más también ya mañana hoy noche quiero quisiera ofrezco algo alguna algún cualquier "
        "nada niños hijos porfa q xfa todos"
    ),
    things=THINGS,
    doings=DOINGS,
    describing=(
        "de bebé, bebé, niño, niña, niños, nuevo, nueva, usado, usada, grande, pequeño, caliente, fresca"
    ),
    settings=(
        "al, a la, a las, a los, a mi, a su, para mi cita, para ir al, para ir a la, del, de la, en el, "
        "en la, en mi, al lado del, cerca del, perdi mi, perdi el, perdi la, perdimos la, perdimos el, "
        "trabajo en, cita con el, cita en el, cita con la, cita de, después del, después de la, "
        "antes de la"
    ),
    visits=(
        "doctor, doctora, médico, médica, dentista, diálisis, quimio, quimioterapia, radioterapia, "
        "terapia, terapeuta, psicólogo, psicóloga, clínica, hospital, vacuna, cita médica, consulta, "
        "cita, citas, corte, cita en la corte, abogado, abogada, farmacia, banco de comida, clases, "
        "clase, clases de inglés, iglesia, escuela, veterinario, compras, cirugía, enfermera"
    ),
    reasons=(
        "mientras, porque, por que, ya que, para que yo, cuando yo, cuando voy, cuando trabajo, "
        "debido a, durante la|el|mi, recuperando de, xq, para ir"
    ),
    needs=(
        "necesito, necesitamos, necesita, necesitan, necesitaba, nesesito, nececito, nesecito, "
        "nesesitamos, nececitamos, nesecitamos, ocupo, ocupamos, ocupa, ocupan, "
        "me|nos|le|les hace|hacen falta, hace falta, hacen falta, falta de, busco, buscamos, buscando, "
        "ando buscando, andamos buscando, estoy|estamos buscando, en busca de, requiero, requerimos, "
        "solicito, se necesita|necesitan|busca|buscan|solicita, "
        f"{_SOMEONE} tiene|tendra|tenga|tienen|tendria|sabe|sabria|conoce, "
        f"{_SOMEONE} que me|pueda|puede|hable|sepa|quiera|tenga|nos|cuide|lleve|ayude|venga|traduzca|"
        f"habla, {_SOMEONE} me|nos puede|podria|puedan|ayuda|lleva|presta, "
        f"{_SOMEONE} puede|podria|pueden llevar|ayudarme|ayudarnos|ayudar|cuidar|traer|darme|prestarme|"
        "llevarme|cuidarme|venir|recoger|traducir|arreglar|acompañarme, "
        f"{_SOMEONE} para cuidar|ayudar|hablar|llevar|arreglar|traducir|mover|limpiar, "
        "quien me|nos puede|podria|pueda|ayuda|ayude|lleve|cuide|preste, "
        "quien puede|pueda|podria llevarme|ayudarme|ayudarnos|cuidar|llevar|prestarme, "
        f"si {_SOMEONE} tiene|puede|tuviera|me|nos|pudiera|sabe|conoce, "
        "me|nos pueden|puede|podrian|podria|puedes|podrias ayudar|dar|traer|llevar|prestar|regalar|"
        "conseguir|cuidar|donar, pueden|puede|podrian|podria|puedes ayudarme|ayudarnos|darme|darnos|"
        "llevarme|llevarnos|traerme|prestarme|conseguirme, ayudenme, ayudenos, ayudeme, ayudame, "
        "ayudanos, necesito que, por favor ayuda|ayuden|ayudenme|envien|manden|traigan, "
        "manden|envien|traigan ayuda|comida|agua|ropa|medicinas, "
        "que me|nos ayude|ayuden|lleve|lleven|cuide|preste|presten|regale|regalen|done|donen|traiga|"
        "cuiden|de|den, me|nos regala|regalan|regalen|presta|prestan|dona|donan|lleva|llevan, "
        "donde puedo|podemos|consigo|conseguimos|encuentro|puedo conseguir|encontrar|ir, "
        "como consigo|puedo conseguir, quiero|quisiera|me gustaria|deseo|quiere aprender|conseguir|"
        "encontrar|pedir|recibir|comprar|practicar|saber|una|un|que, quisiera, quisieramos, "
        "pedir ayuda|prestado|prestada, pido ayuda, pedimos ayuda, "
        "tienes|tienen|tiene usted? algun|alguna|algo|comida|ropa|unos|unas|ustedes, tendran, tendrian"
    ),
    needs_perhaps=(
        "ayuda, ayuda con|para, no tengo, no tenemos, no tiene, no tienen, no puedo, no podemos, "
        "me quede sin, nos quedamos sin, se me acabo|acabaron, se nos acabo|acabaron, perdi, perdimos, "
        "sin, estoy sin, estamos sin, tengo hambre, tenemos hambre, "
        "para mis, somos, soy madre soltera, desempleado, desempleada, me cuesta, "
        "urge, me urge, nos urge, no funciona, no sirve, se descompuso, me desalojaron, "
        "estoy enferma|enfermo, me siento sola|solo"
    ),
    offers=(
        f"puedo|podemos {_GIVE}, puedo|podria|podriamos|podemos|quiero|queremos|quisiera|gustaria|deseo "
        f"{_GIVE}, les|le|te puedo|podemos {_GIVE}, me gustaria {_GIVE}, "
        "necesito|necesitamos regalar|donar|dar|deshacerme, tengo que regalar|donar|deshacerme, ofrezco, "
        "ofrecemos, ofreciendo, le|les|te ofrezco|ofrecemos|regalo|doy, regalo, regalamos, regalando, "
        "estoy|estamos regalando|donando|ofreciendo|dando|entregando|repartiendo, "
        "se regala|regalan|dona|donan|ofrece|ofrecen, dono, donamos, donando, "
        "doy clases|rides|aventones|rait|comida|ropa, comparto, compartimos, presto, prestamos, "
        "cuido niños|ancianos|bebes|perros, hago mandados|comida|entregas|traducciones|reparaciones, "
        "enseño, arreglo, traduzco, cocino, cocinamos, llevo a, manejo, a la orden, "
        "dispuesto|dispuesta|dispuestos a, con gusto, encantado|encantada de ayudar, para quien|quienes, "
        "para quien|quienes, para el que|la que lo|la necesite, "
        "tengo|tenemos .. para regalar|donar|dar|compartir|prestar|quien|ustedes|ofrecer, "
        "tengo|tenemos extra|disponible|disponibles|de_sobra|demasiado|demasiada|mucha|muchas, de sobra, "
        "me sobra|sobran|sobro|sobraron, nos sobra|sobran|sobro|sobraron, tengo uno|una que, "
        "tengo tiempo, soy voluntario|voluntaria, quiero ser voluntario|voluntaria, voluntario para, "
        "como puedo|podemos ayudar|donar, en que puedo ayudar, donde puedo|podemos donar|llevar|dejar, "
        "puedo ser|ir voluntario|voluntaria, estamos sirviendo, "
        f"tengo carro|coche|auto|camioneta y puedo, {_SOMEONE} necesita|necesitan|nesecita|nececita|ocupa|"
        f"ocupan|quiere|busca|le|les, a {_SOMEONE} le|les hace|interesa|falta|sirve, "
        "quien necesita|necesite|necesiten|quiera|quiere|ocupa|ocupe|guste, quienes necesiten|necesitan, "
        f"si {_SOMEONE} necesita|ocupa|quiere|le|les|necesitara|gusta|busca, "
        "si necesitas|necesita|necesitan|ocupas|ocupan|quieres|quieren|le|les, "
        "necesitas|necesitan|necesita usted|ustedes, ocupas, "
        "avisenme|avisame|escribanme|llamenme|llamame|escribeme si necesitan|necesitas|necesita|alguien, "
        "el que necesite|quiera, la que necesite|quiera, los que necesiten|lo, "
        "familias que necesiten|necesitan|lo, personas|gente|vecinos|niños|ancianos que necesiten|"
        "necesitan|lo|la, cualquiera que necesite|necesita|lo, "
        "para familias|personas|gente necesitadas|que"
    ),
    offers_likely="para regalar|donar|dar|compartir|ofrecer|prestar, disponible, disponibles",
    offers_perhaps=(
        "tengo, tenemos, disponible, disponibles, gratis, extra, puedo, podemos, voluntario, voluntaria, "
        "se hablar|cocinar|coser|arreglar, en buen estado, como nuevo, como nueva, casi nuevo, "
        "casi nueva, sin usar, ya no uso|usamos, soy maestra|maestro|enfermera|carpintero|plomero|"
        "electricista|mecanico|jubilado|jubilada, buenas condiciones, sin costo, nuevo, recoger en"
    ),
    neither=(
        "no necesito, no necesitamos, no necesita, tengo que, "
        "tengo una|un cita|problema|bebe|hijo|hija|niño|niña|pregunta|recien, tengo cita, "
        "tengo dos|tres|cuatro|cinco|2|3|4|5|6 hijos|niños|hijas|bebes|niñas, "
        "tengo hijos|niños|hambre|miedo|frio|fiebre|problemas|diabetes|cancer, "
        "tenemos hambre|frio|miedo|niños|hijos, tenemos dos|tres|cuatro|2|3|4 hijos|niños, "
        "puedo recoger|recogerlo|recogerla|pasar|ir|pagar, podemos recoger|pasar|ir, "
        "gracias por su|la|tu ayuda, si tengo, no puedo pagar|comprar|caminar|manejar|salir|ir, hay que, "
        "sin costo, sin compromiso, somos nuevos"
    ),
    no_longer=(
        "ya no necesito|necesitamos|necesita|ocupo|hace|me|lo|la|esta|busco|tengo disponible, "
        "ya no necesito, ya no esta disponible, ya no hace falta, "
        "ya consegui|conseguimos|encontre|encontramos|tengo|me|lo, ya lo tengo, ya la tengo, "
        "ya me ayudaron|dieron|llevaron, ya se regalo|entrego|lo|la, ya lo|la regale|di|done|entregue, "
        "cancelar mi|la|el, cancela|cancele|cancelen mi|la|el, olvidalo, olvidenlo, ya no, "
        "borren mi|borrar mi|quiten mi, ya esta resuelto, se resolvio"
    ),
    thanks=(
        "gracias, muchas gracias, mil gracias, muy amable, muy amables, dios los|le|te|les bendiga, "
        "bendiciones, se los agradezco, les agradezco, agradecida, agradecido, excelente, perfecto, ok, "
        "está bien, vale, muy bien, de acuerdo"
    ),
    greetings=(
        "hola, buenos dias, buenas tardes, buenas noches, buenas, buen dia, saludos, que tal, "
        "como estas, como estan, como esta, hola a todos, que onda, hay alguien, prueba"
    ),
    questions=(
        "como funciona|funcionan, como esto|eso funciona, que es esto|esta|este, que haces, que "
        "puedes hacer, que hace este, "
        "quien eres, quienes son, eres un|una robot|bot|persona, es un|una bot|robot|estafa|persona, "
        "es gratis|gratuito|seguro|privado|confiable, cuanto cuesta, tiene costo, hay que pagar, "
        "quien ve|lee|puede ver, como uso|usar|publico|pongo|me|cancelo|borro, como se usa, "
        "puedo hablar con una persona, hablar con una persona, comparten mis|mi, que hacen con mis|mi, "
        "piden papeles"
    ),
    refused=(
        "se vende|venden|vendo, vendo, vendemos, en venta, a la venta, vendiendo, a buen precio, "
        "precio negociable, oferta especial, promocion, descuento, compra ya, gana dinero, ganar dinero, "
        "trabaja desde casa, trabajo desde casa, inversion, invierte, criptomonedas, bitcoin, prestamo, "
        "prestamos rapidos|personales|faciles|sin|de dinero, prestamos al, prestamo de dinero, "
        "prestamos con, cocaina, heroina, marihuana, mota, drogas, metanfetamina, fentanilo, "
        "hierba para, una pistola, pistola, rifle, escopeta, armas, municiones, balas, "
        "busco novia|novio|pareja|esposa|esposo|mujer|mujeres|chica|chicas, "
        "busco una mujer|novia|pareja|chica, conocer mujeres|chicas, citas romanticas, sexo, "
        "masajes eroticos, escort, casino, apuestas, haz clic"
    ),
    urgent=(
        "urgente, urgentemente, urge, emergencia, cuanto antes, lo antes posible, lo mas pronto, "
        "ahora mismo, ahorita, hoy, hoy mismo, esta noche, ya no tenemos, se me acabo, se nos acabo, "
        "me quede sin, nos quedamos sin, inmediatamente, de inmediato, en la calle, desesperada, "
        "desesperado"
    ),
    danger={
        Danger.VIOLENCE: (
            f"{_ABUSER} me|nos|la|le|lo {_HURTS}, {_ABUSER} * me|nos|la|le {_HURTS}, me|nos {_HURTS}, "
            f"me|nos esta|estan {_HURTS}, me quiere|quieren|va|van matar|a|pegar|hacer, "
            "me va a matar|pegar|golpear, amenaza|amenazo con matarme|matarnos|matar, "
            "tiene un|una|el arma|pistola|cuchillo|machete|navaja, con un|una pistola|cuchillo|arma|machete, "
            "violencia domestica|familiar|de, tengo miedo de|a|que mi|el|me|esposo|novio|ex, le tengo miedo, "
            "me violo|violaron|violan, violacion, abuso sexual, me apuñalaron, me dispararon, le dispararon, "
            "disparos, balacera, tiroteo, balazos, me asaltaron, nos asaltaron, me robaron, me secuestraron, "
            "secuestro, secuestrada, secuestrado, no me deja salir, encerrada, encerrado, en peligro, "
            "estoy|estamos en peligro, no estoy|me segura|siento segura, huyendo de mi, escapar de mi|el, "
            "me persigue, me acosa, acosando, maltrato, orden de restriccion, trata de personas"
        ),
        Danger.SUICIDE: (
            "suicidio, suicidarme, suicidarse, suicida, suicidar, matarme yo, quiero matarme, voy a matarme, "
            "me quiero matar, me voy a matar, quiero|quisiera|prefiero morir|morirme|morirse, "
            "me quiero morir, no quiero vivir|seguir, ya no quiero vivir|estar|seguir, quitarme la vida, "
            "quitarse la vida, acabar con mi|todo vida?, terminar con mi|todo vida?, hacerme daño, cortarme, "
            "mejor muerta|muerto, sin razon para vivir, no vale la pena vivir, no aguanto mas, "
            "ya no aguanto, ya no puedo mas, tome muchas pastillas, me tome .. pastillas, ahorcarme, "
            "tirarme de|del"
        ),
        Danger.CHILD: (
            "niño|niña|hijo|hija|bebe|niños|hijos desaparecido|desaparecida|perdido|perdida|secuestrado|"
            "secuestrada|abandonado|abandonada|abandonados|solo|sola|solos, "
            "se perdio mi hijo|hija|niño|niña|bebe, perdi a mi hijo|hija|niño|niña|bebe, "
            "no encuentro a mi hijo|hija|niño|niña, abuso infantil|de|a menores|niños|mi, maltrato infantil, "
            "abusan|abusa|abuso de mi|un|una|la|el hijo|hija|niño|niña, "
            "pega|pegan|golpea|golpean|maltrata|maltratan|toca|toco|viola|violo a? mi|mis|los|la|el|una|un|"
            "su|sus hijo|hija|niño|niña|hijos|niños|bebe, se llevaron|llevo a? mi|mis hijo|hija|niño|niña|"
            "hijos|bebe, niños|niño|bebe solos|solo en, me lo|la quitaron"
        ),
        Danger.FIRE: (
            "incendio, incendiando, se quema|esta quemando|quemo, se esta quemando|incendiando, "
            "fuego en|dentro, hay fuego|un fuego|un incendio, en llamas, huele a gas|humo|quemado, "
            "olor a gas, fuga de gas, escape de gas, monoxido de carbono, mucho humo, lleno de humo, "
            "explosion, exploto, bomberos"
        ),
        Danger.MEDICAL: (
            "infarto, ataque al corazon, ataque cardiaco, derrame cerebral|le|un, derrame, "
            "no puede|puedo respirar, no respira, dificultad para respirar, cuesta respirar, falta el aire, "
            "dolor de|en el? pecho, inconsciente, se desmayo, desmayada, desmayado, me desmaye, "
            "no despierta, no responde, no reacciona, sobredosis, convulsion, convulsiones, convulsionando, "
            "sangrando, sangra mucho, hemorragia, perdiendo sangre, atragantando, ahogando, ahogandose, "
            "se ahoga, reaccion alergica, rompio la fuente|fuente, rompi fuente, contracciones, dando a luz, "
            "parto, se tomo .. pastillas|cloro|veneno, envenenado, envenenada, envenenamiento, intoxicado, "
            "intoxicada, ambulancia, emergencia medica, sala de emergencia|emergencias, se esta muriendo, "
            "me estoy muriendo, esta muriendo, grave, gravemente, atropellado, atropellada, atropello, "
            "accidente de carro|auto, choque fuerte, sin insulina, sin oxigeno, se me acabo la insulina, "
            "fiebre muy alta, 911, llamen al 911, vomitando sangre, aborto espontaneo, quemadura grave, "
            "se cayo y no"
        ),
    },
    not_danger=(
        "camion de bomberos, fuegos artificiales, curso de primeros auxilios, sobreviviente de infarto, "
        "grupo de apoyo para sobrevivientes, perdimos todo en un incendio, perdi todo en un incendio, "
        "despues del incendio, detector de monoxido de carbono, detector de humo, en llamas de amor, "
        "me muero por, me muero de ganas, me matan los pies|zapatos, leña para fuego, fiebre leve, "
        "despues del parto, clases de parto"
    ),
    delicate=(
        "inmigrante, inmigracion, indocumentado, indocumentada, indocumentados, papeles, visa, "
        "asilo, refugiado, refugiada, migra, la migra, ice, deportar, deportado, deportada, deportaron, "
        "deportacion, residencia, green card, tps, daca, permiso de trabajo, ciudadania, migrante, "
        "migrantes, estatus, policia, arrestado, arrestada, arrestaron, carcel, prision, preso, presa, "
        "corte, tribunal, libertad condicional, fianza, detenido, detenida, vih, sida, cancer, "
        "quimioterapia, diagnostico, depresion, ansiedad, autismo, autista, medicina, medicinas, "
        "medicamento, medicamentos, insulina, diabetes, diabetico, diabetica, dialisis, embarazada, "
        "embarazo, aborto, discapacidad, discapacitado, discapacitada, cirugia, operacion, operaron, "
        "salud mental, adiccion, adicto, rehabilitacion, doctor, medico, hospital, clinica, terapia, "
        "terapeuta, psicologo, psicologa, psiquiatra, enfermo, enferma, enfermedad, receta, infarto, "
        "derrame, asma, inhalador, silla de ruedas, demencia, alzheimer, covid, riñon, abuso, abusivo, "
        "violencia, violento, domestica, violacion, violada, maltrato, me pega, amenaza, acoso, "
        "refugio de mujeres, iglesia, mezquita, sinagoga, musulman, musulmana, islam, judio, judia, "
        "cristiano, cristiana, catolico, catolica, ramadan, pastor, sacerdote, misa, orar, oracion, "
        "biblia, halal, kosher, testigo de jehova, gay, lesbiana, trans, transgenero, lgbt, queer, "
        "bisexual, homosexual, sexualidad, trabajadora sexual"
    ),
    children=(
        "hijo, hija, niño, niña, bebé, hijos, hijas, nieto, nieta, sobrino, sobrina, niños, hijito, "
        "hijita, gemelos"
    ),
    someone=(
        "vecina, vecino, vecinos, madre, mamá, padre, papá, abuela, abuelo, amiga, amigo, tía, tío, "
        "hermana, hermano, prima, primo, esposa, esposo, suegra, suegro, comadre, compadre, compañera, "
        "compañero, señora, señor"
    ),
)

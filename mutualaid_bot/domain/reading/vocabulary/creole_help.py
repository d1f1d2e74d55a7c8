"""What people need and give, in Haitian Creole: things, and kinds of help that are no things.

Knows no other words of the language. What stands under "nothing" only looks like a thing.
"""

THINGS = {
    "food": (
        "manje, mange~, manj~, nouriture~, manje kwit, asistans alimantè, bagay pou manje, pwovizyon, diri, "
        "pwa, pen~, lèt~, ze~, farin, sik, lwil, espageti, makawoni, soup, "
        "legim, fwi, bannann, pòmdetè, zonyon, vyann, vyann poul, pwason, konsèv, bwat manje, sache manje, "
        "manje cho, lèt bebe, lèt tibebe, lèt an poud, fòmil, manje bebe, dlo, dlo pou bwè, dlo potab, "
        "boutèy dlo, kafe, ji fwi, fwomaj, gato, pate, plat manje, manje tibebe, pwodwi alimantè, "
        "nouriti, spageti"
    ),
    "transport": (
        "transpò, transpòtasyon, woulib, machin, kamyon, kamyonèt, chofè, tikè bis, bisiklèt, taksi, "
        "gaz machin, pasaj, vwayaj, bis~, kat bis"
    ),
    "housing": (
        "lojman, kay pou rete, kote pou rete, kote pou dòmi, kote pou m rete, kote pou nou rete, "
        "kote pou mwen rete, kote pou m dòmi, kote pou nou dòmi, apatman, chanm, abri, refij, fwaye, "
        "tant, tante~, tente~, pwela, otèl, pyès kay, kote rete, kote dòmi, prela"
    ),
    "health": (
        "medikaman, remèd, preskripsyon, enhalatè, ensilin, chèz woulant, chèz wou, beki, baton, linèt, "
        "doktè, dantis, enfimyè, dyaliz, terapi, sikològ, vaksen, mask~, tèmomèt, premye swen, vitamin, "
        "oksijèn, tès kovid, sante mantal, asirans sante, swen medikal, grenn tèt fè mal, pansman"
    ),
    "childcare": (
        "gadri, gadò timoun, moun pou gade timoun, moun pou gade pitit, gadyenaj, babysitter, krèch"
    ),
    "clothing": (
        "rad, manto, jakèt, palto, manto ivè, rad ivè, bòt, soulye, tenis, chosèt, pantalon, chemiz, "
        "mayo, chanday, wòb, jip, bonèt, gan~, foula, pijama, kilòt, inifòm, inifòm lekòl, rad bebe, "
        "rad tibebe, rad timoun, sandal~, sapat"
    ),
    "household": "mèb, kanape, kabann, matla, bèso, pousèt, chèz, chèz machin, tab~, biwo, lanp, "
    "amwa, etajè, "
    "tapi, rido, dra, lenn, kouvèti, zòrye, sèvyèt, asyèt, chodyè, kiyè, mikwo ond, recho, fou~, "
    "frijidè, konjelatè, machin a lave, vantilatè, èkondisyone, chofaj, aspiratè, bale, fè pase, "
    "jwèt, flach, "
    "batri, jeneratè, bouji, kabann bebe, chèz tibebe, bagay kay, bagay tibebe, televizyon, kizin bagay",
    "hygiene": (
        "kouchèt, kouchet, pampers, savon, chanpou, pat dantifris, dantifris, bwòs dan, dezodoran, "
        "papye twalèt, sèvyèt ijyenik, kotèks, lesiv, fab, pwodwi ijyèn, pwodwi netwayaj, klowòks, "
        "klorox, dezenfektan, sache fatra, koupe cheve, razwa, twalèt papye, kit ijyèn, wipes"
    ),
    "money": (
        "lwaye, lwaye kay, lajan, kòb, bil, bil limyè, bil elektrisite, bil gaz, bil dlo, èd finansye, "
        "depo kay, depans antèman, antèman, kat kado, kosyon"
    ),
    "repairs": (
        "reparasyon, plonbye, plonbri, dlo k ap koule, elektrisyen, chapant, chapantye, bòs, pent, "
        "zouti, dril, mato, nechèl, penti, kawotchou pete, mekanisyen, seriri, detektè lafimen, ranp, "
        "mwazi, fenèt kase"
    ),
    "errands": (
        "komisyon, fè komisyon, fè makèt, livrezon, lapòs, famasi, demenajman, netwayaj, menaj kay, nèj, "
        "jaden"
    ),
    "interpreting": (
        "entèprèt, tradiktè, tradiksyon, entèpretasyon, moun ki pale angle, moun ki pale kreyòl, "
        "moun ki pale franse, moun ki pale panyòl"
    ),
    "paperwork": (
        "papye, fòm~, fòmilè, aplikasyon, food stamps, koupon manje, taks, chomaj, rezime, cv, "
        "pèmi travay, sitwayènte, batistè, sosyal sekirite, lisans, paspò, azil, avoka, èd legal, "
        "lèt imigrasyon, dokiman, enskripsyon lekòl, dosye, tps, kat vèt"
    ),
    "company": (
        "konpayi, vizit, moun pou pale, moun pou m pale, zanmi, gwoup sipò, konvèsasyon, domino, sipò moral"
    ),
    "learning": (
        "kou angle, klas angle, kou, leson, devwa, èd ak devwa, founiti lekòl, founiti eskolè, "
        "valiz lekòl, sak lekòl, kaye, kreyon, plim~, liv, kalkilatris, fòmasyon, matematik, "
        "leson kondwi, leson pyano"
    ),
    "tech": (
        "òdinatè, konpitè, laptop, tablèt, telefòn, pòtab, chajè, enprimant, entènèt, wifi, kat telefòn, "
        "minit telefòn, kat sim, klavye"
    ),
    "pets": "chen, chat, bèt kay, manje chen, manje chat, veterinè, ti chen, ti chat",
    "nothing": "nimewo telefòn, telefòn mwen se, telefòn m se",
}

DOINGS = {
    "food": (
        "grangou, lafen, mouri grangou, anyen pou manje, nou grangou, m grangou, pa manje, swaf, kwit manje, "
        "fè manje"
    ),
    "transport": (
        "mennen m, mennen mwen, mennen nou, mennen moun|manman|pitit|papa, "
        "mennen .. lopital|doktè|travay|lekòl, depoze m|mwen, vin chache m, ale lopital, "
        "ale nan lopital|randevou|travay|klinik, ale kay doktè, kondwi, kondwi m, bay woulib"
    ),
    "housing": (
        "mete m|nou deyò, san kay, pa gen kay, pa gen kote, nan lari, dòmi nan lari|machin|deyò, "
        "dòmi deyò, demi|dòmi|domi nan|deyò|atè|ate|anba|sou la? lari|ri|seren|lapli?, nan seren, nan la ri, "
        "kay .. kraze|tonbe|boule|efondre|detwi, pagen kay, kay la kraze, kay mwen kraze, kay nou kraze, "
        "kay kraze, pèdi kay, loje"
    ),
    "childcare": (
        "gade timoun|pitit|ti|tibebe|bebe, gade de|twa|2|3? timoun|pitit, okipe timoun|pitit, "
        "veye timoun|pitit, chache pitit|timoun mwen lekòl"
    ),
    "household": "dòmi atè",
    "hygiene": "lave rad, benyen",
    "money": "peye lwaye|kay|bil|limyè|elektrisite|antèman|dlo, peye lwaye",
    "repairs": (
        "ranje|repare machin|kay|pòt|fenèt|bisiklèt|tiyo|twalèt|chofaj|yon, pa mache, kase, "
        "pa gen chofaj, monte kabann|mèb, pentire"
    ),
    "errands": (
        "fè mache|makèt|komisyon, ale famasi|lapòs|makèt|mache, ale nan famasi|makèt|magazen, "
        "achte manje pou, pran medikaman|preskripsyon|pakè, pote bwat|mèb|sak, bwote, demenaje, "
        "netwaye kay|lakou, pelte nèj, livre manje|bwat|pakè"
    ),
    "interpreting": "tradwi, entèprete, pa pale angle, ki pale angle|kreyòl|franse|panyòl",
    "paperwork": (
        "ranpli fòm|papye|yon|aplikasyon|fòmilè, ranpli, fè aplikasyon, aplike pou, konprann yon lèt, "
        "fè taks, renouvle"
    ),
    "company": (
        "santi m sèl|poukont, poukont mwen, poukò m, pale ak moun, pale ak yon moun, "
        "vizite granmoun|manman|moun, kenbe .. konpayi, mache ak mwen"
    ),
    "learning": (
        "aprann angle|li|franse|kreyòl|kondwi, anseye angle|kreyòl|franse|matematik|timoun, "
        "montre angle|timoun|moun, pratike angle, ede .. devwa"
    ),
    "tech": "sèvi ak òdinatè|telefòn|zoom, ranje òdinatè|telefòn, pa gen entènèt",
    "pets": "pwomennen chen, gade chen|chat, okipe chen|chat, bay chen manje",
}

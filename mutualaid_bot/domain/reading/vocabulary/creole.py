"""Haitian Creole, as written in messages: with and without accents, and with "m" for "mwen".

Knows no other language; words that English or French has too, like "let" and "pen", are marked.
"""

from mutualaid_bot.domain.kinds import Danger
from mutualaid_bot.domain.reading.vocabulary import Vocabulary

_GIVE = (
    "bay|ba|ede|kondwi|mennen|pote|kwit|fè|gade|prete|pataje|anseye|tradwi|entèprete|ranje|repare|enstale|livre|pwomennen|netwaye|"
    "koud|akonpaye|vizite|loje|ofri|montre|aprann|achte|transpòte|depoze|sipòte|ale"
)
_I = "mwen|m|nou|mwn|mw|mouin"
_CAN = "ka|kapab|kab"
_SOMEONE = "moun|yon|nenpòt|kèk"
_ABUSER = "li|mari|mesye|nèg|ex|menaj|papa|bòpè|manman|madanm|frè|tonton|moun|vwazen|mouche"
_HURTS = "bat|frape|menase|vyole|maltrete|touye|trangle|atake|blese|abize|kraze|manyen|pouswiv|agrese"

CREOLE = Vocabulary(
    language="ht",
    function_words="mwen m nou ou li yo yon yonn se te ap pral ka kapab pa gen genyen nan ak avèk pou ki kote kisa kijan sa a la lan e ak men oswa si tou anpil tanpri silvouplè souple "
    "mèsi bonjou bonswa bezwen chache vle fè bay ede èd moun timoun pitit kay dlo manje jodi demen kounye a toujou anko ankò lè eske èske poukisa nan mesi mwn gade rele rete "
    "lot lòt chak tout yo mwens plis anba sou depi ban banm ede'm tanpri",
    things={
        "food": "manje, bagay pou manje, pwovizyon, diri, pwa, pen~, lèt~, ze~, farin, sik, lwil, pat~, soup, legim, fwi, bannann, pòmdetè, zonyon, vyann, poul~, pwason, konsèv, bwat manje, sache manje, manje cho, lèt bebe, lèt tibebe, lèt an poud, fòmil, manje bebe, dlo, dlo pou bwè, dlo potab, "
        "boutèy dlo, kafe, ji~, fwomaj, bè~, gato, pate, plat manje, manje tibebe, pwodwi alimantè, nouriti, spageti",
        "transport": "transpò, transpòtasyon, woulib, machin, kamyon, kamyonèt, chofè, tikè bis, bisiklèt, taksi, gaz machin, pasaj, vwayaj, bis~, kat bis",
        "housing": "lojman, kay pou rete, kote pou rete, kote pou dòmi, kote pou m rete, kote pou nou rete, kote pou mwen rete, kote pou m dòmi, kote pou nou dòmi, apatman, chanm, abri, refij, fwaye, tant, otèl, pyès kay, kote rete, kote dòmi, prela",
        "health": "medikaman, remèd, preskripsyon, enhalatè, ensilin, chèz woulant, chèz wou, beki, baton, linèt, doktè, dantis, enfimyè, dyaliz, terapi, sikològ, vaksen, mask~, tèmomèt, premye swen, vitamin, oksijèn, tès kovid, sante mantal, asirans sante, swen medikal, grenn tèt fè mal, pansman",
        "childcare": "gadri, gadò timoun, moun pou gade timoun, moun pou gade pitit, gadyenaj, babysitter, krèch",
        "clothing": "rad, manto, jakèt, palto, manto ivè, rad ivè, bòt, soulye, tenis, chosèt, pantalon, chemiz, mayo, chanday, wòb, jip, bonèt, gan~, foula, pijama, kilòt, inifòm, inifòm lekòl, rad bebe, rad tibebe, rad timoun, sandal~, sapat",
        "household": "mèb, kanape, kabann, matla, bèso, pousèt, chèz, chèz machin, tab~, biwo, lanp, amwa, etajè, tapi, rido, dra, lenn, kouvèti, zòrye, sèvyèt, asyèt, chodyè, kiyè, mikwo ond, recho, fou~, frijidè, konjelatè, machin a lave, vantilatè, èkondisyone, chofaj, aspiratè, bale, fè pase, jwèt, flach, "
        "batri, jeneratè, bouji, kabann bebe, chèz tibebe, bagay kay, bagay tibebe, televizyon, kizin bagay",
        "hygiene": "kouchèt, kouchet, pampers, savon, chanpou, pat dantifris, dantifris, bwòs dan, dezodoran, papye twalèt, sèvyèt ijyenik, kotèks, lesiv, fab, pwodwi ijyèn, pwodwi netwayaj, klowòks, klorox, dezenfektan, sache fatra, koupe cheve, razwa, twalèt papye, kit ijyèn, wipes",
        "money": "lwaye, lwaye kay, lajan, kòb, bil, bil limyè, bil elektrisite, bil gaz, bil dlo, èd finansye, depo kay, depans antèman, antèman, kat kado, kosyon",
        "repairs": "reparasyon, plonbye, plonbri, dlo k ap koule, elektrisyen, chapant, chapantye, bòs, pent, zouti, dril, mato, nechèl, penti, kawotchou pete, mekanisyen, seriri, detektè lafimen, ranp, mwazi, fenèt kase",
        "errands": "komisyon, fè komisyon, fè makèt, livrezon, lapòs, famasi, demenajman, netwayaj, menaj kay, nèj, jaden",
        "interpreting": "entèprèt, tradiktè, tradiksyon, entèpretasyon, moun ki pale angle, moun ki pale kreyòl, moun ki pale franse, moun ki pale panyòl",
        "paperwork": "papye, fòm~, fòmilè, aplikasyon, food stamps, koupon manje, taks, chomaj, rezime, cv, pèmi travay, sitwayènte, batistè, sosyal sekirite, lisans, paspò, azil, avoka, èd legal, lèt imigrasyon, lèt, dokiman, enskripsyon lekòl, dosye, tps, kat vèt",
        "company": "konpayi, vizit, moun pou pale, moun pou m pale, zanmi, gwoup sipò, konvèsasyon, domino, sipò moral",
        "learning": "kou angle, klas angle, kou, leson, devwa, èd ak devwa, founiti lekòl, founiti eskolè, valiz lekòl, sak lekòl, kaye, kreyon, plim~, liv, kalkilatris, fòmasyon, matematik, leson kondwi, leson pyano",
        "tech": "òdinatè, konpitè, laptop, tablèt, telefòn, pòtab, chajè, enprimant, entènèt, wifi, kat telefòn, minit telefòn, kat sim, klavye",
        "pets": "chen, chat, bèt kay, manje chen, manje chat, veterinè, ti chen, ti chat",
    },
    doings={
        "food": "grangou, mouri grangou, anyen pou manje, nou grangou, m grangou, pa manje, swaf, kwit manje, fè manje",
        "transport": "mennen m, mennen mwen, mennen nou, mennen moun|manman|pitit|papa, mennen .. lopital|doktè|travay|lekòl, depoze m|mwen, vin chache m, ale lopital, ale nan lopital|randevou|travay|klinik, ale kay doktè, kondwi, kondwi m, bay woulib",
        "housing": "mete m|nou deyò, san kay, pa gen kay, pa gen kote, nan lari, dòmi nan lari|machin|deyò, dòmi deyò, kay la kraze, kay mwen kraze, kay nou kraze, kay kraze, pèdi kay, loje",
        "childcare": "gade timoun|pitit|ti|tibebe|bebe, gade de|twa|2|3? timoun|pitit, okipe timoun|pitit, veye timoun|pitit, chache pitit|timoun mwen lekòl",
        "household": "dòmi atè",
        "hygiene": "lave rad, benyen",
        "money": "peye lwaye|kay|bil|limyè|elektrisite|antèman|dlo, peye lwaye",
        "repairs": "ranje|repare machin|kay|pòt|fenèt|bisiklèt|tiyo|twalèt|chofaj|yon, pa mache, kase, pa gen chofaj, monte kabann|mèb, pentire",
        "errands": "fè mache|makèt|komisyon, ale famasi|lapòs|makèt|mache, ale nan famasi|makèt|magazen, achte manje pou, pran medikaman|preskripsyon|pakè, pote bwat|mèb|sak, bwote, demenaje, netwaye kay|lakou, pelte nèj, livre manje|bwat|pakè",
        "interpreting": "tradwi, entèprete, pa pale angle, ki pale angle|kreyòl|franse|panyòl",
        "paperwork": "ranpli fòm|papye|yon|aplikasyon|fòmilè, ranpli, fè aplikasyon, aplike pou, konprann yon lèt, fè taks, renouvle",
        "company": "santi m sèl|poukont, poukont mwen, poukò m, pale ak moun, pale ak yon moun, vizite granmoun|manman|moun, kenbe .. konpayi, mache ak mwen",
        "learning": "aprann angle|li|franse|kreyòl|kondwi, anseye angle|kreyòl|franse|matematik|timoun, montre angle|timoun|moun, pratike angle, ede .. devwa",
        "tech": "sèvi ak òdinatè|telefòn|zoom, ranje òdinatè|telefòn, pa gen entènèt",
        "pets": "pwomennen chen, gade chen|chat, okipe chen|chat, bay chen manje",
    },
    describing="bon, gwo, ti, nèf",
    settings="nan lopital, nan, lopital, kay doktè, pou ale, ale, randevou, lekòl, pèdi, travay nan, san, pa gen, pa",
    reasons="pandan, paske, poutèt, akoz, lè mwen, lè m, pou m ka|kapab, pou mwen ka|kapab",
    needs=f"""
    bezwen, {_I} bezwen, {_I} ta bezwen, {_I} beswen|bezwenn|bezwin|bezen, bezwenn, bezwin, beswen, gen bezwen, an bezwen, {_I} chache|chèche, {_I} ap|pap chache|chèche, chache|chèche yon|moun|kote|travay, ap chache|chèche, {_I} ta renmen jwenn|aprann|resevwa|gen|yon, {_I} vle jwenn|aprann|resevwa|prete|yon|genyen, èske|eske gen|genyen|nou|ou yon? moun ki|gen|ka|kapab|konnen|genyen, gen moun ki ka|gen|genyen|kapab|konnen, gen yon moun ki ka|gen|kapab, moun ki ka|kapab|pou|gen ede|gade|mennen|kondwi|tradwi|ban|yon, kilès|kimoun ki|ki ka|kapab|gen, ki moun ki ka|kapab|gen|genyen, si yon? moun gen|ka|kapab|ta, si gen moun ki ka|gen|kapab, kote|ki kote m|mwen|nou|pou ka|kapab|m jwenn|ale, kijan|koman m|mwen|nou ka|kapab jwenn
    ede m|mwen|nou|n, edem, ede'm, ede nou, tanpri ede|voye|vin|fè|ban|pote, vin ede, voye èd|manje|dlo|tant|moun|yon|ban pou|nou?, ban m|mwen|nou|n, banm, bannou, ba nou|mwen, pote manje|dlo|èd|yon pou nou|mwen|m?, {_CAN} ede m|mwen|nou|n, ka|kapab ban m|nou|mwen, prete m|mwen, mennen m|mwen|nou, ou|nou gen yon|kèk|manje|rad, mande èd|nou|yon, {_I} mande, nou ta mande, fè yon jan, pa gen anyen|manje|dlo|kay|lajan|rad|kote, mwen|nou|m pa gen|genyen|jwenn|janm, poko|pako jwenn|resevwa, manke|mankè manje|dlo|nou|kouchèt
    """,
    needs_perhaps="èd, ede, tanpri, silvouplè, souple, svp, grangou, swaf, pa gen, pa genyen, san, pou mwen, pou m, pou pitit|timoun mwen|m|nou, pèdi, pa ka|kapab, pa travay, mwen vle, m vle, nou vle, mouri, ap soufri, soufri, viktim, pwoblèm, malad, poukont mwen, ijan, kase, pa mache, nan lari",
    offers=f"""
    {_I} {_CAN} {_GIVE}, {_I} ta? vle|renmen|swete {_GIVE}, {_I} ta renmen|vle {_GIVE}, {_I} bezwen|gen bay|ba|fè kado|ofri, bezwen bay|ofri|fè, {_I} ap|a|pral bay|ofri|distribye|kwit, {_I} ofri|bay|ofwi, m ap bay|ofri|distribye, map bay|ofri|distribye, nap bay|ofri|distribye, {_I} gen .. pou bay|moun|prete|pataje|nenpòt|ofri, {_I} gen .. anplis|disponib|an plis, gen .. pou bay, pou bay moun|gratis|tout, pou bay, {_I} gen anpil|twòp|ekstra, {_I} gen machin epi|e, {_I} gen yon .. m|mwen pa sèvi|bezwen, {_I} disponib, {_I} kontan ede|bay, {_I} pare|prè pou ede|bay, volontè, benevòl, kòman|kijan m|mwen|nou|pou ka|kapab|m ede, {_I} kwit manje pou, {_I} gade timoun, {_I} fè woulib|tradiksyon|manje, fè don, bay don, {_I} pale .. e|epi ka, {_I} ede moun, ede moun|lòt|vwazen|granmoun, ede ou|w|yo
    èske|eske|si gen moun ki bezwen, gen moun ki bezwen, moun ki bezwen|vle, ki moun ki bezwen|vle, kimoun ki bezwen|vle, si yon? moun bezwen|ta|vle bezwen?, si yon moun bezwen|vle|ap, si ou|w|nou|n bezwen|vle, èske|eske ou|w|nou|n bezwen|vle, ou bezwen, nenpòt moun ki bezwen|vle, fanmi ki bezwen|nan, granmoun ki bezwen, kontakte|rele|ekri m|mwen si, tout moun ki bezwen|vle, pou moun|fanmi|nenpòt|timoun ki bezwen|moun|nan, moun ki nan bezwen
    """,
    offers_perhaps="mwen gen, m gen, nou gen, mwen genyen, m genyen, nou genyen, mgen, mwen ka, m ka, nou ka, mwen kapab, m kapab, nou kapab, disponib, gratis, anplis, ekstra, kado, don, nan bon eta, tou nèf, prèske nèf, m pa sèvi ak, m konn, mwen konn",
    neither=f"{_I} pa bezwen, pa bezwen, {_I} gen yon? randevou|pwoblèm|kesyon|tibebe|bebe|pitit|timoun, {_I} gen de|twa|kat|senk|2|3|4|5|6|yon pitit|timoun, gen de|twa|kat|2|3|4|5 pitit|timoun, {_I} gen pitit|timoun|grangou|swaf|pè|fredi|bezwen|maladi|dyabèt, {_I} ka vin|peye|pase|ale, mèsi pou èd|tout, {_I} gen plizyè|anpil moun|timoun|viktim|pwoblèm|malad|blese, nou gen anpil, nou gen yon gwo|bezwen, mwen gen bezwen, nou gen bezwen, m gen bezwen",
    no_longer="pa bezwen .. ankò, pa bezwen ankò, pa bezwen anko, pa disponib ankò|anko, deja jwenn|bay|gen, jwenn deja, m jwenn li, anile, anile mesaj|demann, kite sa, pa chache ankò, yo pran li deja, yo ede m deja, sa regle",
    thanks="mèsi, mesi, mèsi anpil, mesi anpil, gran mèsi, mèsi bondye, bondye beni ou|nou|w, m remèsye, oke, ok, dakò, bon bagay",
    greetings="bonjou, bonswa, bònui, bonn nwit, alo, sak pase, sa k pase, kijan ou ye, kòman ou ye, ki jan nou ye, salitasyon, kouman ou ye, onè, respè",
    questions="kijan|kòman|koman|kouman sa|li mache|fonksyone|travay, ki jan sa mache|fonksyone, kisa sa ye, sa sa ye, ki sa sa ye, kisa ou ka|fè, ki moun ou ye, kiyès ou ye, èske|eske ou se yon robo|moun|bot, se yon robo, èske|eske li|se gratis, se gratis, konbyen sa|li koute, fòk m|mwen peye, kimoun ki wè, ki moun ki wè|li|ka, kijan pou m itilize|efase|anile, pale ak yon moun tout bon, kisa mutual aid ye, nou mande papye",
    refused="m ap vann, map vann, mwen vann, mwen ap vann, pou vann, n ap vann, nap vann, bon pri, pwomosyon, fè lajan rapid, fè lajan fasil, envestisman, bitcoin, prè lajan, prete lajan ak enterè, prete lajan, kokayin, mariwana, dwòg, yon zam, zam, fizi, revolvè, chache fi|mennaj|madanm|gason, chache yon mennaj|fi|madanm, sèks, kazino, bòlèt, klike la",
    urgent="ijan, ijans, prese, vit, touswit, tousuit, kounye a, kounya, jodi a, jodia, aswè a, pi vit posib, imedyatman, nan lari, pa gen anyen, mouri grangou, dezespere",
    danger={
        Danger.VIOLENCE: f"{_ABUSER} * {_HURTS} mwen|m|nou, {_ABUSER} {_HURTS} mwen|m|nou, {_ABUSER} * * {_HURTS} mwen|m|nou, ap {_HURTS} mwen|m|nou, vle touye|frape mwen|m|nou, pral touye mwen|m|nou, gen yon? zam|kouto|manchèt|pistolè, ak yon? zam|kouto|manchèt, vyolans domestik|konjigal|nan, vyolans, mwen|m pè mari|li|mesye|nèg, vyole m|mwen, vyòl, kadejak, yo tire sou|m, tire sou, kout bal, bal ap tire, kout kouto, kidnape, kidnaping, anlve m|yo, pa kite m soti, fèmen m|mwen nan, an danje, nan danje, pa an sekirite, m ap kouri pou, bandi, vòlè antre, yo atake, abi seksyèl, agresyon",
        Danger.SUICIDE: "touye tèt, touye tèt mwen|m|li, touye tet, swisid, swisidè, vle mouri, anvi mouri, pito m mouri, pa vle viv ankò|anko, pa vle viv, fini ak lavi|tout, pann tèt, blese tèt mwen|m, koupe tèt mwen, pa gen rezon pou viv, pa kapab ankò, m about nèt, bwè pwazon",
        Danger.CHILD: "pitit|timoun|tibebe|tigason|tifi|bebe mwen|m|nou|la pèdi|disparèt|disparet, timoun|pitit|tibebe pèdi|disparèt|poukont|abandone, pa jwenn|wè pitit|timoun mwen|m, abi sou timoun, abize|bat|maltrete|vyole|frape|manyen timoun|pitit|tifi|tigason|tibebe, bat pitit|timoun, pran pitit|timoun mwen|m, timoun poukont yo, vòlè pitit|timoun, yo kidnape pitit",
        Danger.FIRE: "dife, kay|apatman|machin ap|a|la boule, ap boule, kay la pran dife, pran dife, santi gaz|lafimen, sant gaz, gaz ap koule|chape, lafimen toupatou|anpil, anpil lafimen, eksplozyon, eksploze, ponpye",
        Danger.MEDICAL: "kriz kadyak|kè, kriz kè, atak kè, estwòk, konjesyon, pa ka|kapab respire, p ap respire, pap respire, pa respire, respire mal, doulè nan|lestomak lestomak|pwatrin|kè, pèdi konesans, endispoze, tonbe san konesans, san konesans, pa reveye, pa reponn, ovèdoz, overdoz, kriz malkadi, malkadi, senyen, ap senyen, pèdi san|anpil, toufe, ap toufe, nwaye, reyaksyon alèji, dlo kase, kase dlo, gen tranche, ap akouche, akouche, anpwazonnen, pwazonnen, pwazon, anbilans, ijans medikal, sal dijans, ap mouri, pral mouri, machin frape, aksidan machin, aksidan grav, pa gen ensilin|oksijèn, ensilin fini, lafyèv cho|anpil|wo, blese grav|anpil|mal, 911, vomi san, fòs kouch, kolera",
    },
    not_danger="mouri grangou, ap mouri grangou, bwa dife, fedatifis, kamyon ponpye, mouri ri, ap mouri ri, pèdi tout nan dife, pèdi .. nan dife, apre dife a, ap mouri anvi, dife bwa, recho dife",
    delicate="imigran, imigrasyon, san papye, viza, azil, refijye, depòte, depòtasyon, ice, kat vèt, tps, pèmi travay, sitwayènte, lapolis, polis, arete, prizon, tribinal, jij, vih, sida, kansè, chimyoterapi, depresyon, anksyete, otis, medikaman, remèd, ensilin, dyabèt, sik nan san, tansyon, dyaliz, ansent, gwosès, avòtman, andikape, andikap, operasyon, sante mantal, dwogè, doktè, lopital, klinik, terapi, sikològ, malad, maladi, preskripsyon, opresyon, chèz woulant, kovid, covid, abi, abize, vyolans, vyole, bat mwen, bat m, menase, legliz, moske, mizilman, jwif, kretyen, katolik, levanjil, pwotestan, pastè, pè a, lapriyè, priye, bib, vodou, ougan, halal, masisi, madivin, trans, gay, omoseksyèl, lgbt",
    children="pitit, timoun, tibebe, bebe, tifi, tigason, ti fi, ti gason, pitit fi, pitit gason, neve, nyès, jimo, pitit mwen",
    someone="vwazin, vwazen, vwazin mwen, vwazen mwen, manman, manman m, papa, granmè, grann, granpè, zanmi, tant, matant, tonton, sè, frè, kouzen, kouzin, madanm, mari, bèlmè, kòmè, konpè",
)

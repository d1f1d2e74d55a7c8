"""Haitian Creole, as written in messages: with and without accents, and with "m" for "mwen".

Knows no other language; words that English or French has too, like "let" and "pen", are marked.
"""

from mutualaid_bot.domain.kinds import Danger
from mutualaid_bot.domain.reading.vocabulary import Vocabulary
from mutualaid_bot.domain.reading.vocabulary.creole_help import DOINGS, THINGS

_GIVE = (
    "bay|ba|ede|kondwi|mennen|pote|kwit|fè|gade|prete|pataje|anseye|tradwi|entèprete|ranje|repare|"
    "enstale|livre|pwomennen|netwaye|"
    "koud|akonpaye|vizite|loje|ofri|montre|aprann|achte|transpòte|depoze|sipòte|ale"
)
_I = "mwen|m|nou|mwn|mw|mouin"
_CAN = "ka|kapab|kab"
_SOMEONE = "moun|yon|nenpòt|kèk"
_ABUSER = "li|mari|mesye|nèg|ex|menaj|papa|bòpè|manman|madanm|frè|tonton|moun|vwazen|mouche"
_HURTS = "bat|frape|menase|vyole|maltrete|touye|trangle|atake|blese|abize|kraze|manyen|pouswiv|agrese"

CREOLE = Vocabulary(
    language="ht",
    function_words="mwen m nou ou li yo yon yonn se te ap pral ka kapab pa gen genyen nan ak avèk pou "
    "ki kote kisa "
    "kijan sa a la lan e ak men oswa si tou anpil tanpri silvouplè souple "
    "mèsi bonjou bonswa bezwen chache vle fè bay ede èd moun timoun pitit kay dlo manje jodi demen "
    "kounye a toujou anko ankò lè eske èske poukisa nan mesi mwn gade rele rete "
    "lot lòt chak tout yo mwens plis anba sou depi ban banm ede'm tanpri",
    things=THINGS,
    doings=DOINGS,
    describing="bon, gwo, ti, nèf",
    settings="nan lopital, nan, lopital, kay doktè, pou ale, ale, randevou, lekòl, pèdi, travay nan",
    visits=(
        "doktè, dantis, dyaliz, chimyo, chimyoterapi, terapi, sikològ, klinik, lopital, vaksen, randevou, "
        "operasyon, tribinal, avoka, famasi, kou, klas, legliz, lekòl, veterinè, makèt"
    ),
    reasons="pandan, paske, poutèt, akoz, lè mwen, lè m, pou m ka|kapab, pou mwen ka|kapab",
    needs=(
        f"bezwen, {_I} bezwen, {_I} ta bezwen, {_I} beswen|bezwenn|bezwin|bezen, bezwenn, bezwin, beswen, "
        f"gen bezwen, an bezwen, {_I} chache|chèche, {_I} ap|pap chache|chèche, "
        "chache|chèche yon|moun|kote|travay, ap chache|chèche, "
        f"{_I} ta renmen jwenn|aprann|resevwa, {_I} vle jwenn|aprann|resevwa|prete|yon|genyen, "
        "èske|eske gen|genyen|nou|ou yon? moun ki|gen|ka|kapab|konnen|genyen, "
        "gen moun ki ka|gen|genyen|kapab|konnen, gen yon moun ki ka|gen|kapab, "
        "moun ki ka|kapab|pou|gen ede|gade|mennen|kondwi|tradwi|ban|yon, "
        "kilès|kimoun ki|ki ka|kapab|gen, ki moun ki ka|kapab|gen|genyen, si yon? moun gen|ka|kapab|ta, "
        "si gen moun ki ka|gen|kapab, kote|ki kote m|mwen|nou|pou ka|kapab|m jwenn|ale, "
        "kijan|koman m|mwen|nou ka|kapab jwenn, ede m|mwen|nou|n, edem, ede'm, ede nou, "
        "tanpri ede|voye|vin|fè|ban|pote, vin ede, voye èd|manje|dlo|tant|moun|yon|ban pou|nou?, "
        "ban nou|n, bannou, ba nou, pote manje|dlo|èd|yon pou nou|mwen|m?, "
        f"{_CAN} ede m|mwen|nou|n, ka|kapab ban m|nou|mwen, prete m|mwen, mennen m|mwen|nou, "
        f"ou|nou gen yon|kèk|manje|rad, mande èd|nou|yon, {_I} mande, nou ta mande, fè yon jan, "
        "sa|kisa|ki_sa nou|ou|w ka|kapab fè pou, nou|ou|w ka|kapab ede|fè|bay|voye|pote|ba pou? mwen|m|nou|"
        "n, "
        "nou|ou|w ka|kapab edem, èske|eske nou|ou|w ka|kapab|ta, si nou|ou|w ta ka|kapab, "
        "pa gen anyen|manje|dlo|kay|lajan|rad|kote, mwen|nou|m pa gen|genyen|jwenn|janm, "
        "poko|pako jwenn|resevwa, manke|mankè manje|dlo|nou|kouchèt"
    ),
    needs_perhaps=(
        "èd, ede, "
        "pou pitit|timoun mwen|m|nou, pa travay, "
        "mouri, ap soufri, soufri, viktim, pwoblèm, malad, poukont mwen, ijan, kase, pa mache, nan lari"
    ),
    offers=(
        f"{_I} {_CAN} {_GIVE}, {_I} ta? vle|renmen|swete {_GIVE}, {_I} ta renmen|vle {_GIVE}, "
        f"{_I} bezwen|gen bay|ba|fè_kado|ofri, bezwen bay|ofri|fè, "
        f"{_I} ap|a|pral bay|ofri|distribye|kwit, {_I} ofri|bay|ofwi, m ap bay|ofri|distribye, "
        f"map bay|ofri|distribye, nap bay|ofri|distribye, {_I} gen .. pou bay|moun|prete|pataje|nenpòt|"
        f"ofri, {_I} gen .. anplis|disponib|an plis, gen .. pou bay, pou bay moun|gratis|tout, "
        f"{_I} gen anpil|twòp|ekstra, {_I} gen machin epi|e, {_I} gen yon .. m|mwen pa sèvi|bezwen, "
        f"{_I} disponib, {_I} kontan ede|bay, {_I} pare|prè pou ede|bay, volontè, benevòl, "
        f"kòman|kijan m|mwen|nou|pou ka|kapab|m ede, {_I} kwit manje pou, {_I} gade timoun, "
        f"{_I} fè woulib|tradiksyon|manje, fè don, bay don, {_I} pale .. e|epi ka, {_I} ede moun, "
        "ede ou|w, èske|eske|si gen moun ki bezwen, gen moun ki bezwen, "
        "ki moun ki bezwen|vle, kimoun ki bezwen|vle, "
        "si yon? moun bezwen|ta|vle bezwen?, si yon moun bezwen|vle|ap, si ou|w|nou|n bezwen|vle, "
        "èske|eske ou|w|nou|n bezwen|vle, ou bezwen, nenpòt moun ki bezwen|vle, fanmi ki bezwen|nan, "
        "granmoun ki bezwen, kontakte|rele|ekri m|mwen si, tout moun ki bezwen|vle, "
        "moun ki nan bezwen"
    ),
    offers_likely="ede moun|lòt|vwazen|granmoun, ede yo, moun ki bezwen|vle, pou moun|fanmi|nenpòt|timoun "
    "ki bezwen|moun|nan, pou bay, pou prete, pou pataje, disponib",
    offers_perhaps=(
        "mwen gen, m gen, nou gen, mwen genyen, m genyen, nou genyen, mgen, mwen ka, m ka, nou ka, "
        "mwen kapab, m kapab, nou kapab, disponib, gratis, anplis, ekstra, kado, don, nan bon eta, "
        "tou nèf, prèske nèf, m pa sèvi ak, m konn, mwen konn"
    ),
    neither=(
        f"{_I} pa bezwen, pa bezwen, {_I} gen yon? randevou|pwoblèm|kesyon|tibebe|bebe|pitit|timoun, "
        f"{_I} gen de|twa|kat|senk|2|3|4|5|6|yon pitit|timoun, gen de|twa|kat|2|3|4|5 pitit|timoun, "
        f"{_I} gen pitit|timoun|grangou|swaf|pè|fredi|bezwen|maladi|dyabèt, {_I} ka vin|peye|pase|ale, "
        f"mèsi pou èd|tout, {_I} gen plizyè|anpil moun|timoun|viktim|pwoblèm|malad|blese, nou gen anpil, "
        "nou gen yon gwo|bezwen, mwen gen bezwen, nou gen bezwen, m gen bezwen"
    ),
    no_longer=(
        "pa bezwen .. ankò, pa bezwen ankò, pa bezwen anko, pa disponib ankò|anko, deja jwenn|bay|gen, "
        "jwenn deja, m jwenn li, anile, anile mesaj|demann, kite sa, pa chache ankò, yo pran li deja, "
        "yo ede m deja, sa regle"
    ),
    thanks=(
        "mèsi, mesi, mèsi anpil, mesi anpil, gran mèsi, mèsi bondye, bondye beni ou|nou|w, m remèsye, "
        "oke, ok, dakò, bon bagay"
    ),
    greetings=(
        "bonjou, bonswa, bònui, bonn nwit, alo, sak pase, sa k pase, kijan ou ye, kòman ou ye, "
        "ki jan nou ye, salitasyon, kouman ou ye, onè, respè"
    ),
    questions=(
        "kijan|kòman|koman|kouman sa|li mache|fonksyone|travay, ki jan sa mache|fonksyone, kisa sa ye, "
        "sa sa ye, ki sa sa ye, kisa ou ka|fè, ki moun ou ye, kiyès ou ye, "
        "èske|eske ou se yon robo|moun|bot, se yon robo, èske|eske li|se gratis, se gratis, "
        "konbyen sa|li koute, fòk m|mwen peye, kimoun ki wè, ki moun ki wè|li|ka, "
        "kijan pou m itilize|efase|anile, pale ak yon moun tout bon, kisa mutual aid ye, nou mande papye"
    ),
    refused=(
        "m ap vann, map vann, mwen vann, mwen ap vann, pou vann, n ap vann, nap vann, bon pri, "
        "pwomosyon, fè lajan rapid, fè lajan fasil, envestisman, bitcoin, prè lajan, "
        "prete lajan ak enterè, prete lajan, kokayin, mariwana, dwòg, yon zam, zam, fizi, revolvè, "
        "chache fi|mennaj|madanm|gason, chache yon mennaj|fi|madanm, sèks, kazino, bòlèt, klike la"
    ),
    urgent=(
        "ijan, ijans, prese, vit, touswit, tousuit, kounye a, kounya, jodi a, jodia, aswè a, "
        "pi vit posib, imedyatman, nan lari, pa gen anyen, mouri grangou, dezespere"
    ),
    danger={
        Danger.VIOLENCE: (
            f"{_ABUSER} * {_HURTS} mwen|m|nou, {_ABUSER} {_HURTS} mwen|m|nou, "
            f"{_ABUSER} * * {_HURTS} mwen|m|nou, ap {_HURTS} mwen|m|nou, vle touye|frape mwen|m|nou, "
            "pral touye mwen|m|nou, gen yon? zam|kouto|manchèt|pistolè, ak yon? zam|kouto|manchèt, "
            "vyolans domestik|konjigal|nan, vyolans, mwen|m pè mari|li|mesye|nèg, vyole m|mwen, vyòl, "
            "kadejak, yo tire sou|m, tire sou, kout bal, bal ap tire, kout kouto, kidnape, kidnaping, "
            "anlve m|yo, pa kite m soti, fèmen m|mwen nan, an danje, nan danje, pa an sekirite, "
            "m ap kouri pou, bandi, vòlè antre, yo atake, abi seksyèl, agresyon"
        ),
        Danger.SUICIDE: (
            "touye tèt, touye tèt mwen|m|li, touye tet, swisid, swisidè, vle mouri, anvi mouri, "
            "pito m mouri, pa vle viv ankò|anko, pa vle viv, fini ak lavi|tout, pann tèt, blese tèt mwen|m, "
            "koupe tèt mwen, pa gen rezon pou viv, pa kapab ankò, m about nèt, bwè pwazon"
        ),
        Danger.CHILD: (
            "pitit|timoun|tibebe|tigason|tifi|bebe mwen|m|nou|la pèdi|disparèt|disparet, "
            "timoun|pitit|tibebe pèdi|disparèt|poukont|abandone, pa jwenn|wè pitit|timoun mwen|m, "
            "abi sou timoun, abize|bat|maltrete|vyole|frape|manyen timoun|pitit|tifi|tigason|tibebe, "
            "bat pitit|timoun, pran pitit|timoun mwen|m, timoun poukont yo, vòlè pitit|timoun, "
            "yo kidnape pitit"
        ),
        Danger.FIRE: (
            "dife, kay|apatman|machin ap|a|la boule, ap boule, kay la pran dife, pran dife, "
            "santi gaz|lafimen, sant gaz, gaz ap koule|chape, lafimen toupatou|anpil, anpil lafimen, "
            "eksplozyon, eksploze, ponpye"
        ),
        Danger.MEDICAL: (
            "kriz kadyak|kè, kriz kè, atak kè, estwòk, konjesyon, pa ka|kapab respire, p ap respire, "
            "pap respire, pa respire, respire mal, doulè nan|lestomak lestomak|pwatrin|kè, pèdi konesans, "
            "endispoze, tonbe san konesans, san konesans, pa reveye, pa reponn, ovèdoz, overdoz, "
            "kriz malkadi, malkadi, senyen, ap senyen, pèdi san|anpil, toufe, ap toufe, nwaye, "
            "reyaksyon alèji, dlo kase, kase dlo, gen tranche, ap akouche, akouche, anpwazonnen, pwazonnen, "
            "pwazon, anbilans, ijans medikal, sal dijans, ap mouri, pral mouri, machin frape, "
            "aksidan machin, aksidan grav, pa gen ensilin|oksijèn, ensilin fini, lafyèv cho|anpil|wo, "
            "blese grav|anpil|mal, 911, vomi san, fòs kouch, kolera"
        ),
    },
    not_danger=(
        "mouri grangou, ap mouri grangou, bwa dife, fedatifis, kamyon ponpye, mouri ri, ap mouri ri, "
        "pèdi tout nan dife, pèdi .. nan dife, apre dife a, ap mouri anvi, dife bwa, recho dife"
    ),
    delicate=(
        "imigran, imigrasyon, san papye, viza, azil, refijye, depòte, depòtasyon, ice, kat vèt, tps, "
        "pèmi travay, sitwayènte, lapolis, polis, arete, prizon, tribinal, jij, vih, sida, kansè, "
        "chimyoterapi, depresyon, anksyete, otis, medikaman, remèd, ensilin, dyabèt, sik nan san, "
        "tansyon, dyaliz, ansent, gwosès, avòtman, andikape, andikap, operasyon, sante mantal, dwogè, "
        "doktè, lopital, klinik, terapi, sikològ, malad, maladi, preskripsyon, opresyon, chèz woulant, "
        "kovid, covid, abi, abize, vyolans, vyole, bat mwen, bat m, menase, legliz, moske, mizilman, "
        "jwif, kretyen, katolik, levanjil, pwotestan, pastè, pè a, lapriyè, priye, bib, vodou, ougan, "
        "halal, masisi, madivin, trans, gay, omoseksyèl, lgbt"
    ),
    children=(
        "pitit, timoun, tibebe, bebe, tifi, tigason, ti fi, ti gason, pitit fi, pitit gason, neve, nyès, "
        "jimo, pitit mwen"
    ),
    someone=(
        "vwazin, vwazen, vwazin mwen, vwazen mwen, manman, manman m, papa, granmè, grann, granpè, zanmi, "
        "tant, matant, tonton, sè, frè, kouzen, kouzin, madanm, mari, bèlmè, kòmè, konpè"
    ),
)

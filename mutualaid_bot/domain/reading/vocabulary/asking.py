"""How people ask without saying "need", in five languages: by what they lack, by pleading, by wanting to "
"know.

Knows nothing of what they ask for. Keys are languages; the notation is described in `patterns`.
"""

# A plight or a lack that is said of oneself is a need.
LACKS: dict[str, str] = {
    "en": (
        "have|has not|never been? found|received|gotten|got|had|eaten|seen any|anything|help|aid|food|water, "
        "havent|hasnt|didnt|dont found|received|gotten|got|had|eaten|receive|get|find|see any|anything|help|"
        "aid|"
        "food|water|yet, have not|never received|gotten|eaten|found, havent received|gotten|eaten, not "
        "eaten, "
        "nothing to eat|drink|wear|feed|sleep, "
        "i|we have nothing, have nothing to, there is|are|isnt no|any food|water|help|aid|medicine|doctor|"
        "shelter, "
        "no food|water|shelter|tent|tents|blankets|clothes|medicine|electricity|heat|money|diapers|formula, "
        "without food|water|shelter|a_house|home|a_home|help|clothes|money|heat|power|electricity, "
        "dying of|from|with hunger|thirst|cold, are|am dying, hunger, thirsty, starving, is|are killing us, "
        "no one|nobody|noone has? come|came|helped|brought|visited, nobody is|has helping|helped, "
        "house|home|roof is|was|has? been? destroyed|collapsed|flooded|gone|broken|crushed, destroyed my|"
        "our house|home, "
        "lost everything|our_house|our_home|my_house|my_home, "
        "sleeping|sleep|living|live|staying in|on|under the street|streets|rain|ground|floor|sun|stars|mud, "
        "sleeping outside|outdoors, i|we are|am|is suffering, we suffer, we|i are|am a? victims|victim, "
        "i|we cant|cannot eat|sleep|cook|buy|pay, come help|rescue|save, rescue me|us, save me|us, "
        "come to our|my aid|help|rescue, begging for, i|we beg, asking for help|aid|food|water|assistance, "
        "we are asking, urgently, aid for, in need"
    ),
    "es": (
        "nada que comer|beber|ponernos, nada de comer, no hay comida|agua|luz|medicina|nada, "
        "no tenemos|tengo nada|comida|agua|casa|donde|ropa|medicina|dinero|luz|leche|pañales, "
        "sin comida|agua|casa|techo|luz|ropa|dinero|nada, no hemos|he recibido|comido|encontrado, "
        "muriendo|muero|morimos de hambre|sed|frio, perdimos|perdi todo|la_casa, durmiendo en|afuera, "
        "nadie ha venido|ayudado, auxilio, socorro, somos damnificados, pasando hambre|frio, no alcanza"
    ),
    "pt": (
        "nada para|pra comer|beber|vestir, não há|tem comida|água|luz|remédio, "
        "não temos|tenho nada|comida|água|casa|onde|roupa|roupas|dinheiro|luz|leite|fraldas, "
        "sem comida|água|casa|teto|luz|roupa|dinheiro|nada, não recebemos|recebi|comemos|comi, "
        "morrendo|morro de fome|sede|frio, perdemos|perdi tudo|a_casa, dormindo na|no|fora, "
        "ninguém veio|ajudou, socorro, passando fome|frio, somos desabrigados"
    ),
    "fr": (
        "rien à manger|boire|mettre, n'avons|ai|a|ont|avons|as rien|aucun|aucune, n'avons|ai|avons pas|plus "
        "de|d|assez, "
        "rien reçu|trouvé|mangé, pas encore reçu|mangé|trouvé, "
        "sans nourriture|eau|abri|abris|maison|logement|rien|manger|électricité|argent, "
        "meurs|meurt|meurent|mourons|mourir|mourrons|crever de faim|soif|froid, faim, soif, "
        "maison|maisons est|sont|a|s? été? détruite|détruites|effondrée|effondré|écroulée|cassée, "
        "dormons|dorment|dors|dormir dehors|dans_la_rue|sous|par_terre, au secours, secours, nous souffrons, "
        "sommes des? sinistrés|victimes, sauvez moi|nous, venez nous?, personne n'est venu, demandons, nous "
        "manquons"
    ),
    "ht": (
        "pa jwenn|jwen|janm|jan|jamn anyen|manje|dlo|èd|sekou|jwenn|jwen, poko|pako|pokò jwenn|jwen|resevwa|"
        "gen, "
        "nou|mwen|m|n poko|pako|pa jwenn|jwen|manje|dòmi, nou|mwen|m pa gen|genyen|gin, pa gen|gin anyen|"
        "manje|dlo|"
        "tant|kay|kote|lajan|medikaman|èd, nou|mwen|m paka|pa_ka|pakab manje|dòmi|viv|achte|peye|jwenn, "
        "mouri grangou|swaf, mouri ak|anba|de|nan grangou|swaf|lafen|lapli, ap|nap|map|m_ap mouri|soufri, "
        "grangou, swaf, lafen, san manje|dlo|kay|abri|tant|anyen, nan lari, dòmi nan|deyò|atè|anba|sou|ate, "
        "kay mwen|nou|m|la|yo|an kraze|tonbe|boule|efondre, kay kraze, pèdi kay|tout, sekou, anmwe, "
        "vin sove|ede|sekouri|pote|bay, sove nou|n|m|mwen, nou|mwen|m|se viktim, nou|n|m|mwen soufri|malad, "
        "nou|n besoin|bezouin|bezwin|beswen, besoin manje|mange|dlo|tant|èd, mezanmi"
    ),
}

# Manners and wishes: a need only where help is named beside them.
PLEAS: dict[str, str] = {
    "en": (
        "please, pls, plz, i|we want, want, i|we would like|love, would like|love, for me, for us, aid, "
        "need|want|like|get|find|have|send|give|receive|more|some|any .. information|informations|info|"
        "advice, "
        "information about|on|for, we are|were in|at|from|here|located|near"
    ),
    "es": "por favor, porfavor, porfa, quiero, queremos, para mi|mis, para nosotros, "
    "necesito|quiero|quisiera|busco|denme|recibir .. informacion|info, informacion sobre|de|para, "
    "estamos en|aqui",
    "pt": "por favor, pfv, quero, queremos, queria, gostaria, pra mim|nos, para mim|nos, "
    "preciso|quero|gostaria|busco|receber .. informação|informações, informação|informações sobre|de|para, "
    "estamos em|na|no|aqui",
    "fr": "s'il vous plaît, s'il te plaît, svp, stp, je veux, veux, voulons, pour moi, pour nous, "
    "je voudrais, voudrais, voudrions, j'aimerais, aimerais, "
    "besoin|veux|voudrais|aimerais|avoir|donner|donnez|recevoir|envoyez .. informations|information|infos|"
    "renseignements, informations|information|infos|renseignements sur|concernant, il faut, sans, "
    "nous sommes à|dans|au|en",
    "ht": "tanpri, silvouplè, silvouple, souple, svp, pou mwen, pou m, poum, pou nou, mwen|m|nou vle, "
    "mwen|m|nou ta? renmen|vle, mwen|m|nou ta renmen|vle gen|jwenn|yon, "
    "bezwen|vle|renmen|gen|ban|banm|ba|voye|jwenn|mande .. enfòmasyon|infòmasyon|informasyon|ransèyman, "
    "mwen ta renmen|vle .. enfòmasyon|infòmasyon|informasyon, enfòmasyon|infòmasyon|informasyon sou, "
    "ban m|mwen, banm, san, pa gen|genyen, pa ka|kapab, pèdi, nou nan|menm",
}

# Who wants to know something asks for no help: news, weather, whether a school opens.
CURIOUS: dict[str, str] = {
    "en": (
        "i|we|id|also|just? want|wanna|need|like|wish|love|wanted to know|hear|ask|understand, "
        "i|we would|d? like|love|want to know|hear|ask|understand, would like|love to know|hear|ask, "
        "want to know|ask|hear, like to know, can|could|would you|anyone|someone please? tell|inform|"
        "explain me|us|to, "
        "please? tell|inform|explain me|us|to, can you tell|inform|confirm, let me know what|when|how|about|"
        "why|the, "
        "any|some|more|latest|send|give|get|the .. news, news about|on|from|of, is it true, when will|is|"
        "are|does|do|did, "
        "why is|are|do|does|did|dont|cant, what is|are|will|does|happened|about|time|kind, "
        "will there be, is there going, how is|are|was|long|much|come, weather, forecast, "
        "who is|are|was, what can you|we|i do, how can|do i|we know, where is|are the, "
        "need to know, reply|answer me, give me .. answer"
    ),
    "es": (
        "quiero|quisiera|quisieramos|gustaria|necesito|queremos|deseo|puedo saber|conocer|preguntar|"
        "enterarme, "
        "noticias|noticia sobre|de|del, alguna|algunas|hay|tienen noticia|noticias, "
        "digame|diganme|dime|decirme|digan si|que|cuando|como|donde, es verdad|cierto que?, cuando van|va|"
        "abre|abren|sera, "
        "por que no?, a que hora, que hora|tiempo|clima, quien es"
    ),
    "pt": (
        "quero|queria|gostaria|preciso|queremos|posso de? saber|conhecer|perguntar, notícias|notícia sobre|"
        "de|do|da, "
        "alguma|tem notícia|notícias, diga|digam|dizer me? se|que|quando|como|onde, é verdade que?, "
        "quando vai|vão|abre|abrem|será, por que não?, a que horas, que horas, quem é"
    ),
    "fr": (
        "veux|voudrais|voudrions|aimerais|aimerions|souhaite|souhaiterais|désire|besoin de? savoir|"
        "connaître|comprendre, "
        "je veux|voudrais|aimerais|souhaite savoir|connaître, j'aimerais savoir|connaître, pour savoir, "
        "nouvelles de|du|sur|des, des nouvelles, dites|dis|dire moi|nous|me si|quand|comment|où|ce|pourquoi, "
        "dites moi, est ce vrai, est il vrai, quand est|va|vont|sera|aura|reprendra, pourquoi, "
        "qu'est ce qui|que, que se passe, quelle heure|est, qui est, la météo"
    ),
    "ht": (
        "mwen|m|nou ta? vle|renmen|bezwen|anvi konnen|konn|konen|tande|mande, ta renmen|vle konnen|konn|"
        "konen|tande, "
        "vle|renmen|bezwen konnen|konn|konen, pou m|nou konnen|konn|konen, "
        "ban|ba|bay|voye|gen|pran .. nouvèl, banm|bannou nouvèl, nouvèl sou|de|peyi, "
        "di|dim|dimwen|fè m|mwen|nou? si|kijan|kilè|kisa|poukisa|konnen, fèm konnen, fem konnen, poukisa, "
        "pouki, kilè, "
        "èske|eske se vre, èske|eske li|l|ap|pral|gen|lekòl .. vre|tranblemann|siklòn|ouvri|reprann, kisa "
        "ki|k, "
        "ki lè|le|jou|sa, sa k pase|ap|kap, kijan pou, meteyo, tan an"
    ),
}

"""Portuguese, as in Brazil and Cabo Verde.

Knows no other language; what it shares with Spanish is the same in both.
"""

from mutualaid_bot.domain.kinds import Danger
from mutualaid_bot.domain.reading.vocabulary import Vocabulary
from mutualaid_bot.domain.reading.vocabulary.portuguese_help import DOINGS, THINGS

_GIVE = (
    "dar|doar|oferecer|ajudar|levar|trazer|cozinhar|cuidar|dirigir|compartilhar|emprestar|ensinar|"
    "traduzir|interpretar|consertar|"
    "instalar|entregar|passear|limpar|carregar|costurar|acompanhar|visitar|hospedar|apoiar|fazer|"
    "buscar|transportar|ler|colaborar|contribuir"
)
_ABUSER = (
    "ele|ela|marido|esposo|namorado|ex|parceiro|esposa|namorada|pai|padrasto|mãe|irmão|tio|homem|"
    "alguém|vizinho|companheiro"
)
_HURTS = (
    "bate|bateu|batendo|agride|agrediu|agredindo|ameaça|ameaçou|ameaçando|abusa|abusou|abusando|"
    "estuprou|estupra|machuca|machucou|atacou|persegue|enforcou|espanca|espancou|tocou|toca|"
    "esfaqueou|empurrou"
)

PORTUGUESE = Vocabulary(
    language="pt",
    function_words="o a os as um uma uns umas de do da dos das no na nos nas e ou em com por para pra "
    "pro que é são "
    "sou somos estou está estão estamos eu você vocês "
    "nós meu minha meus minhas seu sua nosso me te se lhe isso este esta esse essa há tem tenho "
    "temos têm preciso precisamos precisa posso pode podem podemos alguém "
    "quem procuro ajuda favor obrigado obrigada olá oi bom boa dia tarde noite mas não nao sim como "
    "quando onde muito mais também já amanhã hoje quero gostaria "
    "ofereço algo alguma algum nada crianças filhos vc vcs tb ao à até",
    things=THINGS,
    doings=DOINGS,
    describing="novo, nova, usado, usada, grande, pequeno, infantil, quente",
    settings=(
        "ao, à, às, aos, para o, para a, do, da, na, no, perdi meu, perdi minha, trabalho em, "
        "consulta com o, consulta no, pro, pra"
    ),
    visits=(
        "médico, médica, doutor, doutora, dentista, diálise, hemodiálise, quimio, quimioterapia, "
        "radioterapia, terapia, terapeuta, psicólogo, psicóloga, clínica, hospital, posto de saúde, "
        "vacina, consulta, consulta médica, cirurgia, tribunal, advogado, advogada, farmácia, aula, "
        "aulas, igreja, escola, veterinário, compras"
    ),
    reasons=(
        "enquanto, porque, pois, já que, para que eu, quando eu, durante a|o|minha, devido, para eu ir, "
        "pra eu ir"
    ),
    needs=(
        "preciso, precisamos, precisa, precisam, precisando, presciso, estou|estamos precisando, "
        "procuro, procuramos, procurando, estou|estamos procurando, necessito, necessitamos, busco, "
        "falta de, alguém tem|teria|sabe|conhece|pode|poderia|pra|teria, alguém tem|teria|sabe|conhece, "
        "alguém que me|possa|pode|fale|fala|saiba|cuide|leve|ajude, "
        "alguém pode|poderia|consegue me|nos|levar|ajudar|cuidar|doar|emprestar|dar|ficar, "
        "alguém me|nos ajuda|ajude|leva|empresta|pode, alguém para|pra cuidar|ajudar|levar|conversar|"
        "consertar|traduzir, quem pode|poderia me|nos|ajudar|levar, "
        "quem me|nos ajuda|ajude|leva|pode|empresta, se alguém tiver|puder|souber|pudesse, "
        "se você|vocês tiver|tiverem|puder|puderem, me|nos ajudem|ajude|ajuda|ajudar, "
        "podem|pode|poderia|poderiam me|nos|ajudar ajudar?|dar|levar|trazer|emprestar|doar, "
        "pode|podem me|nos, por favor ajudem|ajude|ajuda|enviem|mandem|tragam, "
        "mandem|enviem|tragam ajuda|comida|água|roupas, onde posso|podemos|consigo|encontro, "
        "como consigo, quero|gostaria|queria aprender|conseguir|encontrar|pedir|receber|de aprender|"
        "pedir|receber|conseguir|uma|um, quero|queria|gostaria aprender|conseguir|encontrar|pedir|"
        "receber|um|uma, gostaria de aprender|receber|pedir|conseguir|uma|um|ter, "
        "aceitamos doações|doação, aceito doação|doações, pedir emprestado, emprestada, emprestado, "
        "tem|têm alguma|algum|como, você tem, vocês têm|tem"
    ),
    needs_perhaps=(
        "ajuda, ajuda com|para, não tenho, não temos, não tem, não consigo, não posso, fiquei sem, "
        "ficamos sem, acabou, perdi, perdemos, sem, estou sem, estamos sem, com fome, "
        "para meu|minha|meus, pra meu|minha|meus, somos, "
        "mãe solteira, mãe solo, desempregado, desempregada, não funciona, quebrou, sozinha, sozinho"
    ),
    offers=(
        f"posso|podemos|consigo {_GIVE}, posso|podemos|quero|queremos|gostaria|queria|gostaríamos de? "
        f"{_GIVE}, preciso|precisamos doar|dar|desapegar, tenho que doar, preciso doar|me desfazer, "
        "ofereço, oferecemos, oferecendo, doo, dou aulas|carona|comida|roupas, doamos, doando, "
        "estou|estamos doando|oferecendo|dando|distribuindo|entregando, doa se, doam se, dou, empresto, "
        "emprestamos, compartilho, cuido de crianças|idosos|cachorros, "
        "faço entregas|compras|comida|traduções|consertos, ensino, conserto, traduzo, cozinho, levo, "
        "dirijo, disposto|disposta a, com prazer, fico feliz em ajudar, para quem, pra quem, "
        "tenho|temos .. para|pra doar|doação|dar|compartilhar|emprestar|quem|oferecer, "
        "tenho|temos sobrando|disponível|disponíveis|extra|demais|bastante, "
        "tenho|temos .. sobrando|disponível|disponíveis|extra, sobrando, tenho um|uma que, "
        "sou voluntário|voluntária, quero ser voluntário|voluntária, como posso|podemos ajudar|doar, "
        "onde posso|podemos doar|entregar|deixar, tenho tempo, tenho carro e, "
        "alguém precisa|precisando|quer|gostaria|está|interessado, alguém está precisando, "
        "quem precisa|precisar|quiser|quer|estiver, se alguém precisa|precisar|quiser|estiver, "
        "se você|vocês precisa|precisar|precisarem|quiser|quiserem, se precisar|precisarem|quiser, "
        "você|vocês precisa|precisam|quer, me avise|avisem|chame|chamem|liguem|escrevam|chama se|quem, "
        "famílias|pessoas|vizinhos|idosos|crianças que precisam|precisem|precisarem, "
        "para famílias|pessoas|quem que|precisa|precisar|necessitadas"
    ),
    offers_likely="para|pra doar|dar|doação|compartilhar|emprestar|oferecer, disponível, disponíveis",
    offers_perhaps=(
        "tenho, temos, disponível, disponíveis, grátis, de graça, posso, podemos, voluntário, "
        "voluntária, doação, em bom estado, como novo, como nova, seminovo, sem uso, não uso mais, "
        "sou professora|professor|enfermeira|carpinteiro|eletricista|aposentado|aposentada, sem custo, "
        "retirar em"
    ),
    neither=(
        "não preciso, não precisamos, não precisa, tenho que, "
        "tenho uma|um consulta|problema|bebê|filho|filha|pergunta, tenho consulta, "
        "tenho dois|três|quatro|2|3|4|5 filhos|crianças, tenho duas|três filhas, "
        "tenho filhos|fome|medo|frio|crianças|diabetes|câncer, temos fome|frio|filhos, "
        "posso buscar|retirar|pagar|ir, podemos buscar|retirar|ir, obrigado|obrigada pela|por ajuda, "
        "não posso pagar|comprar|andar|dirigir|sair"
    ),
    no_longer=(
        "não preciso|precisamos mais, já não preciso|precisamos, não preciso mais, "
        "não está mais disponível, já consegui|conseguimos|encontrei|encontramos|doei|dei|foi, "
        "já foi doado|doada|entregue, já me ajudaram, cancelar meu|minha|o|a, "
        "cancele|cancela meu|minha|o|a, pode cancelar, deixa pra lá, esquece, já resolvi, "
        "já está resolvido"
    ),
    thanks=(
        "obrigado, obrigada, muito obrigado, muito obrigada, valeu, brigado, brigada, agradeço, "
        "agradecida, agradecido, deus abençoe, deus te|lhe|os abençoe, grato, grata, perfeito, ótimo, "
        "ok, tá bom, beleza"
    ),
    greetings=(
        "olá, oi, bom dia, boa tarde, boa noite, e aí, tudo bem, como vai, saudações, oi gente, "
        "oi pessoal, teste, tem alguém aí"
    ),
    questions=(
        "como funciona|funcionam, como isso|isto|ele funciona, o que é isso|isto|este, o que você|"
        "vocês faz|fazem, quem é você, "
        "quem são vocês, você é um|uma robô|bot|pessoa|humano, é um robô|bot|golpe, "
        "é grátis|gratuito|seguro|de graça|confiável, quanto custa, tem custo, tem que pagar, "
        "quem vê|lê|pode ver, como uso|usar|faço|publico|cancelo|apago, posso falar com uma pessoa, "
        "falar com uma pessoa, pedem documentos"
    ),
    refused=(
        "vende se|vendo, vendo, vendemos, à venda, vendendo, preço negociável, promoção, desconto, "
        "ganhe dinheiro, ganhar dinheiro, renda extra, trabalhe em casa, investimento, criptomoedas, "
        "bitcoin, empréstimo, empréstimos, cocaína, heroína, maconha, drogas, crack, uma arma, pistola, "
        "revólver, armas, munição, procuro namorada|namorado|mulher|esposa, conhecer mulheres|garotas, "
        "sexo, acompanhante de luxo, garota de programa, cassino, apostas, clique aqui"
    ),
    urgent=(
        "urgente, urgentemente, urgência, emergência, o quanto antes, o mais rápido, agora mesmo, hoje, "
        "hoje mesmo, esta noite, hoje à noite, imediatamente, na rua, desesperada, desesperado, "
        "fiquei sem, ficamos sem, acabou"
    ),
    danger={
        Danger.VIOLENCE: (
            f"{_ABUSER} me|nos {_HURTS}, {_ABUSER} * me|nos {_HURTS}, "
            f"{_ABUSER} {_HURTS} em? mim|ela|na|no|me|nos, me {_HURTS}, vai me matar|bater, "
            "quer me matar|bater, ameaça|ameaçou me matar|de morte, tem uma|um arma|faca|revólver|pistola, "
            "com uma|um arma|faca|pistola, violência doméstica|sexual|familiar, "
            "estou com medo do|dele|de meu|do marido, medo do meu marido|ex|namorado|pai, estupro, "
            "estuprada, estupraram, abuso sexual, esfaqueado, esfaqueada, levei um tiro, tiroteio, tiros, "
            "assaltado, assaltada, assaltaram, sequestro, sequestrada, sequestrado, não me deixa sair, "
            "trancada, trancado, em perigo, não estou segura|seguro, não me sinto segura|seguro, "
            "fugindo do|de meu|do, me persegue, ordem de restrição, medida protetiva, agredida, agredido, "
            "espancada, espancado"
        ),
        Danger.SUICIDE: (
            "suicídio, suicidar, me suicidar, suicida, me matar hoje|eu|logo, quero me matar, vou me matar, "
            "quero morrer, queria morrer, queria estar morta|morto, não quero mais viver|estar, "
            "não quero viver, tirar minha|a própria|minha vida, acabar com minha|tudo|a vida?, me cortar, "
            "me machucar, não aguento mais, sem razão para viver, não vale a pena viver, me enforcar, "
            "me jogar, tomei .. comprimidos|remédios, melhor morta|morto"
        ),
        Danger.CHILD: (
            "criança|filho|filha|bebê|menino|menina|crianças desaparecido|desaparecida|perdido|perdida|"
            "sequestrado|sequestrada|abandonada|abandonado|sozinha|sozinho|sozinhas, "
            "perdi meu|minha filho|filha|bebê, não encontro|acho meu|minha filho|filha, abuso infantil, "
            "abusa|abusou|abusam de|da|do uma? criança|filha|filho|menina|menino|minha|meu, "
            "bate|batem|bateu|espanca nos|no|na|em|meus|meu|minha? meu|minha|meus? filho|filha|filhos|"
            "criança|crianças, maltrata|maltratam as? crianças|criança|filho|filha, "
            "levou|levaram meu|minha|meus filho|filha|filhos|bebê, pegou minha filha, crianças sozinhas em"
        ),
        Danger.FIRE: (
            "incêndio, pegando fogo, pegou fogo, está queimando, "
            "fogo na|no|em casa|apartamento|cozinha|prédio?, em chamas, cheiro de gás|fumaça|queimado, "
            "cheira a gás, vazamento de gás, monóxido de carbono, muita fumaça, cheio de fumaça, explosão, "
            "explodiu, bombeiros"
        ),
        Danger.MEDICAL: (
            "infarto, enfarte, ataque cardíaco, avc, derrame, não consegue|consigo respirar, não respira, "
            "não está respirando, falta de ar, dificuldade para|de respirar, dor no peito, inconsciente, "
            "desmaiou, desmaiei, desmaiada, desmaiado, não acorda, não responde, overdose, convulsão, "
            "convulsões, sangrando, sangramento, hemorragia, engasgado, engasgada, engasgando, se afogando, "
            "afogou, reação alérgica, bolsa estourou, trabalho de parto, contrações, dando à luz, "
            "envenenado, envenenada, envenenamento, ambulância, emergência médica, está morrendo, "
            "estou morrendo, morrendo, atropelado, atropelada, acidente de carro, sem insulina, "
            "sem oxigênio, acabou a insulina, febre muito alta, 911, 192, passando muito mal, "
            "vomitando sangue, aborto espontâneo"
        ),
    },
    not_danger=(
        "caminhão de bombeiros, fogos de artifício, morrendo de rir|vontade|saudade, "
        "sobrevivente de avc|infarto, perdemos tudo em|no um? incêndio, perdi tudo em|no um? incêndio, "
        "depois do incêndio, detector de fumaça|monóxido, fogo de lenha, vítimas do incêndio, "
        "curso de primeiros socorros"
    ),
    delicate=(
        "imigrante, imigração, indocumentado, indocumentada, sem documentos, visto, asilo, refugiado, "
        "refugiada, ice, deportar, deportado, deportada, deportação, green card, cidadania, polícia, "
        "preso, presa, prisão, cadeia, tribunal, liberdade condicional, fiança, hiv, aids, câncer, "
        "quimioterapia, diagnóstico, depressão, ansiedade, autismo, autista, remédio, remédios, "
        "medicamento, insulina, diabetes, diabético, diálise, hemodiálise, grávida, gravidez, aborto, "
        "deficiência, deficiente, cirurgia, operação, saúde mental, vício, viciado, reabilitação, "
        "médico, hospital, clínica, terapia, terapeuta, psicólogo, psicóloga, psiquiatra, doente, "
        "doença, receita, infarto, avc, asma, inalador, cadeira de rodas, demência, alzheimer, covid, "
        "abuso, abusivo, violência, violento, doméstica, estupro, agressão, ameaça, medida protetiva, "
        "igreja, mesquita, sinagoga, muçulmano, muçulmana, judeu, judia, cristão, cristã, católico, "
        "católica, evangélico, evangélica, ramadã, pastor, padre, missa, orar, oração, bíblia, halal, "
        "kosher, gay, lésbica, trans, transgênero, lgbt, queer, bissexual, sexualidade"
    ),
    children=(
        "filho, filha, criança, menino, menina, bebê, filhos, filhas, neto, neta, sobrinho, sobrinha, "
        "crianças, gêmeos"
    ),
    someone=(
        "vizinha, vizinho, mãe, pai, avó, avô, amiga, amigo, tia, tio, irmã, irmão, prima, primo, "
        "esposa, marido, sogra, sogro, colega, senhora"
    ),
)

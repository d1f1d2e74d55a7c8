"""What people need and give, in Portuguese: things, and kinds of help that are no things.

Knows no other words of the language. What stands under "nothing" only looks like a thing.
"""

THINGS = {
    "food": (
        "comida, alimentos, mantimentos, cesta básica, cesta de alimentos, marmita, refeição, quentinha, "
        "arroz, feijão, pão, leite, ovos, farinha, açúcar, óleo, óleo de cozinha, macarrão, cereal, "
        "sopa, verduras, legumes, frutas, batatas, cebolas, "
        "tomates, carne, frango, peixe, atum, enlatados, lanche, almoço, café da manhã, jantar, "
        "fórmula infantil, leite em pó, fórmula para bebê, comida de bebê, papinha, água, água potável, "
        "garrafas de água, café, suco, queijo, manteiga, bolo, biscoitos, bolacha, salsicha, fubá, "
        "algo para comer, banco de alimentos, guisado"
    ),
    "transport": (
        "carona, transporte, passagem, passagem de ônibus, motorista, carro, caminhonete, bicicleta, "
        "táxi, gasolina, viagem, ônibus, van, caminhão de mudança"
    ),
    "housing": (
        "moradia, apartamento, quarto, lugar para ficar, lugar para morar, lugar para dormir, "
        "onde ficar, onde morar, onde dormir, teto, abrigo, alojamento, hospedagem, despejo, hotel, "
        "barraca, kitnet"
    ),
    "health": (
        "remédio, remédios, medicamento, medicamentos, receita médica, inalador, insulina, "
        "cadeira de rodas, andador, muletas, bengala, óculos, aparelho auditivo, médico, médica, "
        "dentista, enfermeira, diálise, hemodiálise, terapia, terapeuta, psicólogo, psicóloga, vacina, "
        "máscaras, "
        "termômetro, primeiros socorros, vitaminas, oxigênio, teste de covid, saúde mental, gaze, "
        "curativo, seringa, soro fisiológico, dipirona, luvas descartáveis, seguro de saúde"
    ),
    "childcare": "babá, creche, cuidado de crianças, cuidador de crianças, babysitter",
    "clothing": (
        "roupa, roupas, casaco, jaqueta, casaco de inverno, agasalho, moletom, botas, sapatos, tênis, "
        "meias, calça, calças, camisa, camiseta, blusa, vestido, saia, gorro, luvas, cachecol, pijama, "
        "roupa íntima, cueca, calcinha, sutiã, uniforme, uniforme escolar, roupa de bebê, "
        "roupa de criança, roupas de criança, roupas de inverno, roupa infantil, capa de chuva, chinelo, "
        "chinelos, bermuda, macacão, body de bebê"
    ),
    "household": (
        "móveis, sofá, cama, colchão, colchão inflável, beliche, berço, carrinho de bebê, "
        "cadeirinha de carro, cadeirinha, cadeirão, cadeira, mesa, escrivaninha, abajur, cômoda, "
        "guarda roupa, estante, tapete, cortinas, cobertor, manta, edredom, lençol, lençóis, "
        "travesseiro, toalha, toalhas, pratos, panelas, talheres, microondas, torradeira, "
        "liquidificador, fogão, geladeira, freezer, máquina de lavar, secadora, ventilador, "
        "ar condicionado, aquecedor, aspirador, vassoura, rodo, balde, ferro de passar, brinquedos, "
        "lanterna, pilhas, gerador, velas, utensílios, copos descartáveis, fronha, mosquiteiro, lixeira, "
        "cesto de lixo, eletrodomésticos, coisas de bebê"
    ),
    "hygiene": (
        "fralda, fraldas, fralda geriátrica, fraldas geriátricas, lenços umedecidos, lenço umedecido, "
        "sabonete, sabão, sabão em pó, xampu, shampoo, condicionador, pasta de dente, creme dental, "
        "escova de dente, escova de dentes, desodorante, papel higiênico, papel toalha, absorvente, "
        "absorventes, detergente, água sanitária, produtos de higiene, "
        "itens de higiene, material de limpeza, produtos de limpeza, desinfetante, sacos de lixo, "
        "saco de lixo, corte de cabelo, barbeador, álcool em gel, repelente, amaciante, "
        "pomada para assadura, lavanderia, aparelho de barbear"
    ),
    "money": (
        "aluguel, dinheiro, conta de luz, conta de água, conta de gás, contas, ajuda financeira, "
        "depósito, vaquinha, cartão presente, despesas do funeral, custos do funeral, fiança, pix"
    ),
    "repairs": (
        "conserto, consertos, reparo, encanador, vazamento, eletricista, carpinteiro, pintor, "
        "ferramentas, furadeira, martelo, escada, tinta, pneu furado, mecânico, chaveiro, "
        "detector de fumaça, rampa, lâmpada, torneira, mofo, montagem de móveis"
    ),
    "errands": (
        "compras, recados, fazer compras, compras de mercado, supermercado, entrega, entregas, correio, "
        "farmácia, mudança, faxina, limpeza, jardinagem, neve"
    ),
    "interpreting": (
        "intérprete, tradutor, tradutora, tradução, interpretação, alguém que fale inglês, "
        "alguém que fala inglês, alguém que fale português, libras"
    ),
    "paperwork": (
        "papelada, formulário, formulários, inscrição, benefícios, impostos, imposto de renda, "
        "desemprego, currículo, autorização de trabalho, cidadania, certidão de nascimento, "
        "seguro social, carteira de motorista, passaporte, asilo, advogado, advogada, ajuda jurídica, "
        "carta, documentos, matrícula escolar, green card"
    ),
    "company": (
        "companhia, visita, visitas, alguém para conversar, com quem conversar, amigos, amizade, "
        "grupo de apoio, conversa, apoio emocional, acompanhante"
    ),
    "learning": (
        "aulas, aula, aulas de inglês, aula de inglês, aulas de português, aulas de violão, "
        "professor particular, reforço escolar, dever de casa, lição de casa, tarefa escolar, "
        "material escolar, mochila, cadernos, lápis, livros, livro, calculadora, curso de inglês, "
        "oficina, matemática"
    ),
    "tech": (
        "computador, notebook, laptop, tablet, telefone, celular, carregador, impressora, internet, "
        "wifi, fones de ouvido, teclado, chip, extensão elétrica"
    ),
    "pets": (
        "cachorro, cadela, gato, gata, filhote, animal de estimação, pet, ração, ração para cachorro, "
        "ração para gato, ração de gato, ração para gatos, ração para cães, areia para gato, "
        "areia de gato, veterinário, coleira, caixa de transporte, casinha de cachorro"
    ),
    "nothing": "número de telefone, meu telefone é, meu celular é, por telefone",
}

DOINGS = {
    "food": "com fome, nada para comer, o que comer, cozinhar, cozinho, dar comida, sem comida",
    "transport": (
        "me levar, nos levar, levar ao|à|para|minha|meu|pessoas|idosos médico|hospital|clínica|aeroporto|"
        "trabalho|escola|mãe|pai|filho|filha?, me leve, me buscar, "
        "ir ao|à médico|hospital|clínica|aeroporto|consulta, dirigir, dar carona|caronas"
    ),
    "housing": (
        "despejado, despejada, despejados, sem casa, sem teto, dormindo na rua, dormindo no carro, "
        "morando na rua, não tenho onde, não temos onde, perdi minha casa, perdemos a casa"
    ),
    "childcare": (
        "cuidar dos|das|de|do|da|meus|minhas|meu|minha|seus? meus|minhas|meu|minha|seus? filhos|filhas|"
        "filho|filha|crianças|bebê|netos, cuidar de crianças|bebês, "
        "ficar com meus|meu|minha|minhas|as|os filhos|filho|filha|crianças, "
        "olhar meus|meu|minha|as|os|minhas filhos|filho|filha|crianças, cuido de crianças, "
        "buscar meu|minha|meus filho|filha|filhos"
    ),
    "household": "dormindo no chão, dormir no chão",
    "hygiene": "lavar roupa, lavar minha|as roupa|roupas, cortar cabelo|o, tomar banho",
    "money": "pagar o|a|meu|minha|as aluguel|luz|conta|contas|água|gás|funeral, aluguel atrasado",
    "repairs": (
        "consertar|arrumar|conserte|reparar minha|meu|a|o|uma|um|bicicletas, montar um|uma|móveis|o|a, "
        "não funciona, sem aquecimento, está vazando, vazando, pintar minha|a|o|uma, instalar, "
        "conserto bicicletas"
    ),
    "errands": (
        "ir ao mercado|supermercado|correio, ir à farmácia|loja, "
        "buscar meu|minha|meus|minhas|seus|um remédio|remédios|receita|encomenda|compras, "
        "buscar remédios|compras|encomendas, carregar caixas|móveis|sacolas, mudar de casa, "
        "mover um|uma|o|a|móveis sofá|cama|geladeira|móveis?, limpar minha|a casa, cortar a grama, "
        "entregar comida|cestas|alimentos, tirar neve"
    ),
    "interpreting": (
        "traduzir, interpretar, que fale inglês|português|espanhol, não falo inglês, não fala inglês"
    ),
    "paperwork": (
        "preencher um|o|os|uma|meu|formulários formulário|formulários|papéis?, fazer meu imposto, "
        "entender uma|esta carta, renovar meu|minha"
    ),
    "company": (
        "me sinto sozinha|sozinho, estou sozinha|sozinho, muito sozinha|sozinho, conversar com alguém, "
        "visitar minha|um|uma|idosos, fazer companhia, caminhar com|comigo"
    ),
    "learning": (
        "aprender inglês|a|português|espanhol, ensinar inglês|português|a|matemática|violão, "
        "ensino inglês|português, praticar inglês|meu, estudar para, ajudar com o dever|lição"
    ),
    "tech": (
        "usar o|meu|a computador|celular|zoom|email|internet, configurar meu|o|minha, "
        "consertar computadores|celular|meu computador|celular"
    ),
    "pets": (
        "passear com meu|minha|o|seu|cachorros cachorro|cachorros?, passear com cachorros, "
        "cuidar do|da|de meu|minha? cachorro|gato|gata|cadela|cachorros|gatos, cuidar de cachorros|gatos"
    ),
}

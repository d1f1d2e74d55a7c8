"""How danger is told in English, and what only sounds like it.

Knows no other words of the language, and not what is done about a danger.
"""

from mutualaid_bot.domain.kinds import Danger

_ABUSER = (
    "he|she|they|husband|boyfriend|bf|wife|girlfriend|partner|ex|father|dad|mother|mom|stepdad|"
    "brother|uncle|roommate|landlord|guy|man|someone|somebody|aunt|auntie|grandmother|grandma|"
    "grandfather|grandpa|cousin|sister|stepmom|stepmother|stepfather|son|daughter|neighbor|neighbour|boss|"
    "friend|nephew|niece|parents|family|caregiver|woman|girl|boy|people"
)
_HURTS = (
    "hit|hits|hitting|beat|beats|beating|hurt|hurts|hurting|choked|chokes|choking|strangled|punched|"
    "punches|kicked|threatened|threatens|threatening|attacked|attacking|raped|abuses|abused|abusing|"
    "molested|stalking|stabbed|shot|slapped|slaps|touching|touched|touches"
)

DANGER = {
    Danger.VIOLENCE: (
        f"{_ABUSER} {_HURTS} me|us|her|him|my|them, {_ABUSER} * {_HURTS} me|us|her|him|my|them, "
        f"{_ABUSER} * * {_HURTS} me|us|her|him|my|them, {_HURTS} me|us .. again|every|last|when, "
        "hits|hitting|beats|beating|punches|punched|slaps|slapped|chokes|choked|choking|kicks|strangles|"
        "strangled|stalks|stalking|rapes me|us, "
        f"{_HURTS} by my|her|his|a|her|someone, being|was|am|got|been|getting beaten|beat|"
        "attacked|abused|"
        "followed|stalked|threatened|robbed|assaulted|raped|stabbed|mugged|trafficked|hit|jumped|"
        "strangled|choked|molested, has|have|had|got|with|holding|pulled a gun|knife|machete|weapon, "
        "going|gonna|wants|trying|threatening|threatened|tried to kill|hurt|stab|shoot|beat me|us|her|"
        "him|them|my, will kill me|us|her|him|my, kill me if, kill me tonight, kill you, "
        "afraid|scared|terrified of my husband|boyfriend|partner|ex|father|dad|wife|stepdad|brother|son|"
        "landlord|roommate, afraid|scared of him|her, afraid for my life|safety, "
        "domestic violence|abuse, abusive husband|boyfriend|partner|ex|father|relationship|home|wife|man|"
        "stepdad, violent husband|boyfriend|partner|ex|father|man|son, abuser, rape, raped, "
        "sexual assault, sexually assaulted, sexual abuse, stabbed, shot me|him|her, got shot, "
        "been shot, was shot, breaking in, breaking into, trying to break, active shooter, gunshots, "
        "gun shots, shots fired, shooting, held hostage, against my will, human trafficking, "
        "wont let me leave|go|out, locked me in|up, not safe|unsafe at home|here|with, "
        "isnt safe at|here|for, dont|do not feel safe, in danger, am in danger, my life is in, "
        "fear for my life, running from my|an abusive, escape|escaping|leave|fled|fleeing my|an|from "
        "abusive|violent|husband|abuser, hiding from my|him|her|an, restraining order"
    ),
    Danger.SUICIDE: (
        "kill|killing|hang|hanging|shoot|cut|cutting|hurt|hurting|harm|harming|drown|starve myself, "
        "kill himself|herself|themselves, suicide, suicidal, end my|his|her|their own? life, end it all, "
        "ending it all, ending my life, thinking about|of ending it, end it tonight, "
        "want|wants|wanna|wanted|ready|going to die, "
        "wanna die, want to be dead, wish i was|were dead, wish i could die, "
        "dont|do_not want to live|be_alive|be_here|exist|wake, no longer want to live, "
        "better off dead|without me, take my|his|her own? life, taking my own life, "
        "took all|too many|a bunch .. pills, self harm, self harming, no reason to live, "
        "nothing to live for, no point in living, cant go on, cant do this anymore, "
        "cant take it anymore, tired of living, tired of being alive, "
        "jump off|from .. bridge|roof|building|window, jump in front, unalive, kms, overdose on purpose, "
        "life is not worth, not worth living, say goodbye forever, goodbye forever"
    ),
    Danger.CHILD: (
        "child|kid|kids|baby|son|daughter|toddler|boy|girl|children|infant is|are|was|has|have|went "
        "been? missing|abused|abducted|kidnapped|molested|disappeared|starving|beaten, "
        "missing child|kid|baby|son|daughter|girl|boy, child|kid|baby|toddler|infant|kids|children left? "
        "alone in|at|all|for, kids|children|child|baby|toddler home? alone, "
        "left .. kids|baby|child|children|toddler alone, child abuse|neglect|trafficking, "
        "abusing|abuses|molesting|molested|hurting|hurts|hitting|hits|beating|beats|touching|touches|"
        "touched|starving .. child|kid|kids|children|daughter|son|baby|girl|boy|stepdaughter|niece|"
        "nephew|grandson|granddaughter, kidnapped, abducted, "
        "took|taken my child|kid|kids|son|daughter|baby|children, "
        "lost my child|kid|son|daughter|baby|toddler, cant find my child|kid|kids|son|daughter|baby|"
        "toddler, baby in a? .. hot? car, locked in .. car|room|closet|basement, runaway, "
        "my stepdad|dad|father|mom|uncle touches|hits|beats|hurts|touched"
    ),
    Danger.FIRE: (
        "on fire, house|apartment|building|kitchen|home|car|stove|oven|electrical|grease fire, "
        "there is|theres|there a fire, fire in|at|on my|the|our|next, fire help, help fire, "
        "fire started, started a fire, a fire broke, caught fire, catching fire, "
        "smell|smells|smelling gas|smoke|like_gas|of_gas, i smell gas, gas smell, gas leak, leaking gas, "
        "carbon monoxide, co alarm|detector, burning building|house|down, is burning, "
        "smoke everywhere|in|coming|from|filling, full of smoke, flames, explosion, exploded, wildfire"
    ),
    Danger.MEDICAL: (
        "heart attack, having|had|has|is a stroke, stroke symptoms, stroke, "
        "cant|cannot|not|barely|hardly|struggling to? breathe|breathing|breath, can not breathe, "
        "stopped breathing, isnt breathing, trouble|difficulty|hard|problems to? breathing|breathe, "
        "short of breath, chest|arm pain|pains and? numb, chest pain|pains|hurts, unconscious, "
        "unresponsive, not responding|responsive|waking, wont|not|cant wake up, passed|passing out, "
        "fainted, collapsed, overdose, overdosed, overdosing, od, oding, seizure, seizures, convulsing, "
        "bleeding, bleeds, lost a lot of blood, choking, anaphylaxis, allergic reaction, water broke, "
        "waters broke, in labor, going into labor, contractions, giving birth, turning|turned|lips blue, "
        "swallowed .. pills|bleach|battery|poison, poisoned, poisoning, ambulance, medical emergency, "
        "emergency room, is|im|am|are|was|shes|hes dying, hit by a? car|bus|truck|train, "
        "car accident|crash, drowning, drowned, suffocating, heat stroke, hypothermia, "
        "out of insulin|oxygen, no insulin, no more insulin, ran out of my? insulin|oxygen, "
        "run out of my? insulin|oxygen, oxygen ran|running out, diabetic shock|coma, "
        "blood sugar is too? low|high, broken neck|skull, head injury, electrocuted, "
        "severe|severely pain|burn|burned|injured|ill, coughing|vomiting|throwing up? blood, "
        "miscarriage, call 9 1 1, call 911, 911, fell .. cant get up, fell .. bleeding, very high fever, "
        "fever of 104|105"
    ),
}

NOT_DANGER = (
    "flu|covid|booster|vaccine|rabies|allergy|tetanus shot|shots, "
    "kids|feet|back|legs|knees|heat|shoes|allergies|stairs|weather|job|bills is|are killing me|us, "
    "killing time|it, dying to|for, am|im|is|are dying to|for, to die for, heart attack "
    "survivor|survivors|support|group|class|"
    "awareness|prevention|recovery|patient, stroke survivor|survivors|support|group|rehab|recovery|"
    "patient, stroke of luck, breast stroke, recovering from .. heart attack|stroke, "
    "had a heart attack|stroke last|in|years|two|ago, had a heart attack|stroke .. ago, fire wood, "
    "firewood, fire place, fire pit, fireworks, fire station, fire fighter, fire department, "
    "fire truck, fire drill, fire extinguisher, fire escape, fire sale, fire hd, fire tv, "
    "fire stick, amazon fire, kindle fire, camp fire, fire alarm battery|batteries, fire safety, "
    "fire hydrant, fire victims, house fire victims|survivors|last, lost .. in|to a? fire, "
    "after the|a|our fire, fire trucks, toy fire truck, fire and ice, "
    "glue|heat|nail|staple|water|nerf|squirt gun, suicide prevention training|walk|volunteer|class, "
    "cpr class, overdose training|prevention|awareness, narcan training, "
    "passed out flyers|candy|food, passing out flyers|food|candy|water|meals|blankets, "
    "in labor union, ran out of blood pressure, photo|video shooting, shooting hoops|baskets, "
    "beat the heat, beat it, beat|beats me to it, hit me up, hit my phone|line, ambulance toy, "
    "seizure medication|meds|dog, police and ambulance toys, jump off point, blood pressure, "
    "die cast, die hard, broke my heart, bleeding heart, choking hazard, "
    "carbon monoxide detector|detectors|alarm|alarms, smoke detector|alarm, "
    "bleed my radiator|brakes, cut myself some slack, kill bugs|weeds|mold|mice|roaches|bedbugs, "
    "hurt my back|knee|foot|ankle|hip|leg|shoulder|hand|wrist, hurt my feelings, hits me hard"
)

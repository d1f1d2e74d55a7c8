"""What people need and give, in English: things, and kinds of help that are no things.

Knows no other words of the language. What stands under "nothing" only looks like a thing.
"""

THINGS = {
    "food": (
        "food, groceries, grocery, meal, hot meal, cooked meal, home cooked meal, rice, beans, bread, "
        "milk, eggs, "
        "flour, sugar, salt, oil, cooking oil, pasta, cereal, oatmeal, soup, vegetables, veggies, veg, "
        "produce, fruit, "
        "apples, bananas, potatoes, onions, tomatoes, meat, chicken, beef, pork, fish, tuna, "
        "canned goods, canned food, cans, canned soup, "
        "snacks, sandwich, lunch, breakfast, dinner, supper, baby formula, formula, similac, enfamil, "
        "baby food, water, drinking water, "
        "bottled water, cases of water, coffee, tea, juice, peanut butter, cheese, butter, casserole, "
        "lasagna, leftovers, "
        "pantry items, food pantry, food bank, food box, food basket, perishables, nonperishables, "
        "non perishables, turkey, ham, cake, "
        "birthday cake, cookies, pizza, tamales, bagels, yogurt, spices, noodles, ramen, mre, ensure, "
        "nutrition drinks, gift cards for food, "
        "grocery card, grocery gift card, stop and shop card, market basket card, soup kitchen, "
        "fridge food, community fridge, food for the week, something to eat"
    ),
    "transport": (
        "ride, rides, lift~, carpool, car pool, transportation, transport, bus pass, bus fare, "
        "train ticket, t pass, "
        "charlie card, charliecard, metro card, metrocard, gas card, gas money, jumpstart, jump start, "
        "bike, bicycle, scooter, uber, lyft, taxi, cab fare, "
        "driver, car, van, minivan, airport pickup, airport pick up, airport ride, wheelchair van, "
        "paratransit, truck, pickup truck, u haul, uhaul, moving truck, moving van, trailer, bike lock, "
        "helmet"
    ),
    "housing": (
        "housing, apartment, apt, room, bedroom, spare room, room for rent, place to stay, "
        "place to live, place to sleep, "
        "somewhere to stay, somewhere to sleep, somewhere to live, shelter, studio, sublet, roommate, "
        "couch to sleep on, couch to crash on, couch surfing, roof over, "
        "guest room, spare bedroom, extra room, temporary housing, emergency housing, motel, hotel, "
        "hotel room, motel room, tent, crash pad, storage space, eviction, storage"
    ),
    "health": (
        "medicine, medication, meds, prescription, inhaler, insulin, test strips, glucose meter, "
        "first aid kit, first aid, bandages, gauze, "
        "wheelchair, walker, crutches, cane, walking stick, shower chair, bath chair, hospital bed, "
        "hearing aid, glasses, eyeglasses, reading glasses, "
        "nurse, doctor, dentist, dialysis, therapist, therapy, counseling, counselor, mental health, "
        "vaccine, flu shot, covid test, covid tests, masks, n95, kn95, face masks, "
        "thermometer, blood pressure cuff, blood pressure monitor, nebulizer, cpap, oxygen, tylenol, "
        "ibuprofen, vitamins, narcan, prenatal vitamins, commode, rollator, knee scooter, knee brace, "
        "health insurance, checkup, clinic"
    ),
    "childcare": (
        "childcare, child care, day care, daycare, babysitter, babysitting, baby sitter, baby sitting, "
        "sitter, nanny, after school care, "
        "afterschool care, after care, kid care, school pickup, school pick up, mother's helper, "
        "playgroup, play date, playdate, kids watched"
    ),
    "clothing": (
        "clothes, clothing, cloths, coat, jacket, winter coat, boots, shoes, sneakers, socks, pants, "
        "jeans, shirt, t shirt, tee shirt, sweater, hoodie, "
        "sweatshirt, sweatpants, dress, skirt, hat, gloves, mittens, scarf, pajamas, pjs, underwear, "
        "bra~, onesie, uniform, school uniform, maternity clothes, "
        "baby clothes, kids clothes, snow suit, snowsuit, snow pants, raincoat, rain boots, suit, "
        "interview clothes, leggings, long johns, belt, sandals, slippers, backpacks and clothes"
    ),
    "household": (
        "furniture, couch, sofa, loveseat, bed, bed frame, bedframe, mattress, air mattress, futon, "
        "bunk bed, crib, bassinet, pack n play, pack and play, "
        "toddler bed, stroller, car seat, carseat, booster seat, high chair, highchair, playpen, "
        "baby monitor, baby swing, bouncer, baby stuff, baby things, baby items, baby supplies, "
        "breast pump, baby carrier, "
        "table, kitchen table, dining table, coffee table, chair, desk, lamp, dresser, shelf, shelves, "
        "bookshelf, bookcase, nightstand, rug, curtains, blanket, quilt, comforter, "
        "sheets, bed sheets, bedding, pillow, towel, dishes, plates, pots, pans, pots and pans, "
        "silverware, utensils, cookware, kitchen stuff, kitchen supplies, microwave, toaster, air fryer, "
        "crock pot, rice cooker, kettle, blender, "
        "stove, fridge, refrigerator, mini fridge, freezer, washer, dryer, washing machine, fan, "
        "air conditioner, ac unit, window ac, heater, space heater, humidifier, vacuum, vacuum cleaner, "
        "broom, mop, bucket, "
        "iron, ironing board, moving boxes, cardboard boxes, storage bins, tarp, flashlight, batteries, "
        "generator, candles, toys, legos, board games, household items, household goods, appliances, "
        "sewing machine, cooler, mirror, christmas tree, plants, lightbulbs, light bulbs, tv, "
        "television, propane"
    ),
    "hygiene": (
        "diaper, diapers, pampers, huggies, dipers, diaper bag, pull ups, pullups, wipes, baby wipes, "
        "adult diapers, depends, soap, shampoo, conditioner, toothpaste, toothbrush, deodorant, lotion, "
        "razors, toilet paper, tp, paper towels, tissues, kleenex, pads, tampons, sanitary pads, "
        "period products, menstrual products, feminine products, feminine hygiene products, "
        "menstrual cup, laundry detergent, detergent, laundry, laundry soap, "
        "hygiene kits, hygiene products, hygiene items, toiletries, hand sanitizer, sanitizer, bleach, "
        "cleaning supplies, cleaning products, disinfectant, trash bags, dish soap, shower, haircut, "
        "hair cut, laundromat, quarters for laundry, shampoo bar, hair products, hair braiding"
    ),
    "money": (
        "rent, rent money, rent help, rental assistance, cash, money, cash assistance, utility bill, "
        "electric bill, gas bill, water bill, heating bill, light bill, phone bill, bills, funds, "
        "financial help, financial assistance, financial support, security deposit, first and last, "
        "funeral costs, burial costs, gofundme, gift card, gift cards, visa card, fundraiser, "
        "fundraising, oil bill, heating assistance, fuel assistance, back rent, mutual aid fund, bail, "
        "tuition, bail money"
    ),
    "repairs": (
        "repair, repairs, handyman, plumber, plumbing, leak, leaky faucet, faucet, leaking pipe, "
        "broken window, broken door, broken lock, clogged drain, clogged toilet, electrician, carpenter, "
        "carpentry, painter, tools, power tools, drill, hammer, "
        "ladder, screwdriver, saw, paint, furniture assembly, bike repair, car repair, flat tire, "
        "tune up, smoke detector, smoke alarm, grab bar, grab bars, wheelchair ramp, ramp, mold, "
        "lock change, locksmith, sheetrock, drywall, insulation, weatherstripping, chainsaw, toolbox, "
        "wrench, mechanic, oil change, snow blower, lawn mower, lawnmower, bugs, exterminator"
    ),
    "errands": (
        "errand, errands, grocery shopping, shopping, grocery pickup, grocery pick up, grocery delivery, "
        "prescription pickup, prescription pick up, pharmacy run, pharmacy pickup, delivery, deliveries, "
        "post office, mail pickup, drop off, dropoff, "
        "snow shoveling, shoveling, snow removal, yard work, yardwork, gardening, lawn mowing, "
        "leaf raking, moving help, help moving, heavy lifting, packing help, house cleaning, cleaning, "
        "trash removal, junk removal, dump run, furniture moving"
    ),
    "interpreting": (
        "interpreter, interpreting, interpretation, translator, translating, translation, asl, "
        "sign language, asl interpreter, someone who speaks spanish, someone who speaks creole, "
        "someone who speaks haitian creole, someone who speaks portuguese, someone who speaks english, "
        "spanish speaker, creole speaker, portuguese speaker, cape verdean creole, bilingual"
    ),
    "paperwork": (
        "paperwork, form, forms, application, benefits application, snap application, food stamps, "
        "snap benefits, ebt, masshealth application, medicaid, unemployment, unemployment application, "
        "unemployment benefits, taxes, tax return, tax help, resume, cv, cover letter, "
        "immigration forms, "
        "citizenship application, green card renewal, work permit, birth certificate, social security, "
        "ssi, wic, section 8 application, housing application, school enrollment, lawyer, legal help, "
        "legal advice, legal aid, attorney, notary, id card, driver's license, licence renewal, "
        "passport, asylum application, daca renewal, daca, tps, letter, insurance forms, court date, "
        "court papers"
    ),
    "company": (
        "company, companion, companionship, friendly visit, friendly call, check in call, phone call, "
        "phone buddy, walking buddy, someone to talk to, somebody to talk to, someone to talk with, "
        "someone to visit, someone to walk with, friend, friends, support group, "
        "chess partner, card games, dominoes, prayer, grief support, emotional support, conversation, "
        "coffee chat, visitor, listening ear"
    ),
    "learning": (
        "tutor, tutoring, homework, homework help, english class, english classes, english lesson, "
        "english lessons, spanish lesson, spanish lessons, spanish class, esl, esol, ged, ged prep, "
        "lessons, lesson, classes, class, math help, reading help, guitar lesson, piano lesson, "
        "piano lessons, swimming lessons, driving lessons, "
        "school supplies, backpack, notebooks, pencils, pens, markers, crayons, binders, calculator, "
        "books, textbook, textbooks, childrens books, kids books, study group, sewing lessons, "
        "cooking class, citizenship class, citizenship test, english practice, conversation practice, "
        "college application, job training, literacy, mentor, mentoring, workshop, art supplies"
    ),
    "tech": (
        "laptop, computer, chromebook, tablet, ipad, phone, cell phone, cellphone, smartphone, iphone, "
        "android phone, charger, phone charger, printer, monitor, keyboard, mouse, headphones, wifi, "
        "wi fi, internet, hotspot, router, hot spot, sim card, power bank, powerbank, "
        "extension cord, computer help, tech help, tech support, phone help, zoom, email account, "
        "webcam, usb, data plan, phone minutes, prepaid phone, phone plan, hdmi cable, printer ink"
    ),
    "pets": (
        "dog, cat, puppy, kitten, pet, pet food, dog food, cat food, cat litter, kitty litter, "
        "dog walker, dog walking, dog sitter, dog sitting, cat sitter, cat sitting, pet sitter, "
        "pet sitting, vet, vet bill, vet bills, leash, dog crate, pet carrier, cat carrier, "
        "pet supplies, dog bed, foster home for, hamster, rabbit, parrot, bird cage, fish tank, "
        "dog leash, dog coat, litter box"
    ),
    "other": "",
    "nothing": "cyber cafe, internet cafe, phone number, my phone is, call my phone, text my phone, by "
    "phone, over the phone, "
    "on the phone",
}

DOINGS = {
    "food": (
        "deliver groceries|food|meals, delivering groceries|food|meals, hungry, starving, "
        "nothing|something|anything|food|enough to eat, have not eaten, havent eaten, not eaten, cant eat, "
        "hunger, "
        "thirst, thirsty, starvation, cook for, feed my, feed the, feed our, feed us, cooking meals, cook "
        "meals, "
        "can cook, no food, meal train, eat today, bake, i cook, love to cook, cook a, cook some, "
        "cook extra, feed people, feed families"
    ),
    "transport": (
        "drive me, drive us, drive him, drive her, drive my, drive people, drive folks, drive seniors, "
        "drive someone, drive anyone, drive you, drive to, pick me up, pick us up, pick her up, "
        "pick him up, take me to, take us to, take my mom|mother|dad|father|son|daughter|wife|husband|"
        "grandma|grandmother to, "
        "get to the, get to my, get to work, get home, get around, can drive, give .. lift, "
        "get to dialysis, get to school, get to church, i drive, driving people, driving folks, "
        "help driving, happy to drive, free to drive, drive on, drive tuesday, dropped off at, "
        "way to get to, drop me off, no way to get to"
    ),
    "housing": (
        "house|home|houses|homes|roof is|was|are|were|has|have? been? destroyed|collapsed|flooded|broken|"
        "crushed|gone|fell, "
        "destroyed|lost my|our|their|the house|home|houses|homes|roof, dont have a? house|home|shelter, "
        "have no house|home, "
        "no house|home|roof, without a? house|home|roof, in|on the street|streets, "
        "sleeping|sleep|living|live in|on|under the? street|streets|rain|ground|car, "
        "evicted, homeless, sleep in my car, sleeping in my car, sleeping outside, lost my home, "
        "lost our home, lost my apartment, kicked out, nowhere to go, nowhere to stay, nowhere to sleep, "
        "nowhere to live, no place to go, no place to live, host a family, host someone, stay with us, "
        "stay at my, crash at, living in our car, living in my car, living on the street, "
        "need to move out"
    ),
    "childcare": (
        "watch my kid|kids|child|children|son|daughter|baby|toddler|boys|girls|little|grandkids|grandson|"
        "granddaughter|two|three|2|3, watch our kids|baby|children|son|daughter, "
        "watch the kids|children|baby, watch kids, watching kids, watch children, "
        "watch your kids|children|child|little, mind my kids|children|son|daughter, "
        "look after my kids|children|son|daughter|baby|toddler|two|three|grandkids, "
        "look after kids|children, look after the kids|children|baby, look after your kids|children, "
        "take care of my kids|kid|child|children|son|daughter|baby|grandkids, "
        "take care of kids|children, care for my kids|child|children|son|daughter|baby, "
        "pick up my kids|kid|child|children|son|daughter, pick my son|daughter|kids|kid up, babysit, "
        "baby sit, sit for my, watch .. kids while, stay with my kids|son|daughter|baby|children"
    ),
    "clothing": "something warm to wear, nothing to wear, hem, clothes for, dressed for winter",
    "household": ("furnish, empty apartment, nothing to sleep on, sleeping on the floor, sleep on the floor"),
    "hygiene": (
        "wash clothes, wash our clothes, wash my clothes, do laundry, do my laundry, cut hair, "
        "braid hair, take a shower, clean clothes"
    ),
    "money": (
        "pay my rent, pay rent, pay the rent, pay our rent, pay for my, "
        "pay my bill|bills|electric|gas|phone, behind on rent, behind on my rent, behind on bills, "
        "cant afford my, short on rent, pay for the funeral, pay the electric|gas|light|heating|water, "
        "keep the lights on, shut off notice, shutoff notice"
    ),
    "repairs": (
        "fix my, fix a, fix our, fix the, fix bikes, fixing, fix things, "
        "fix .. sink|toilet|door|window|heater|car|bike|faucet, repair my, repair a, "
        "put together .. furniture|crib|bed|desk|dresser, assemble, install, unclog, "
        "heat is not working, heat isnt working, heat is broken, no heat, heater is broken, "
        "heater broke, toilet is broken, sink is leaking, ceiling is leaking, "
        "roof is leaking, wont start, hang curtains|shelves, patch drywall|wall|walls, paint my, "
        "paint a, is leaking, car broke down, handy with"
    ),
    "errands": (
        "pick up my prescription|prescriptions|groceries|medicine|medication|meds|package|packages|mail, "
        "pick up groceries|prescriptions|medicine|medication|meds|packages, "
        "pick up a prescription|package|few, pick up some groceries|medicine|things, go to the store, "
        "go to the pharmacy, go to the post, go to the supermarket, go to the market, go shopping, "
        "go grocery, get groceries for, get my groceries, get my prescription|medicine|meds, "
        "shovel, rake, mow, water my plants, carry .. upstairs|stairs|boxes|groceries|furniture, "
        "move a couch|sofa|bed|dresser|mattress|fridge|piano, move furniture, move boxes, "
        "move my stuff|things|couch|sofa|bed|furniture, help me move, help move, help us move, "
        "help with moving, help moving, deliver groceries|food|meals|boxes|packages|prescriptions|"
        "medicine, run errands, delivering groceries|food|meals|boxes, "
        "move|moving a|my|our|some|the couch|sofa|bed|dresser|mattress|fridge|piano|furniture|boxes, "
        "moving furniture|boxes|apartments|house, take out my trash|garbage, take out the trash, "
        "clean my|our house|apartment|room|kitchen|home, clean up my yard, help .. pack, "
        "walk to the store, stand in line, drop off .. packages"
    ),
    "interpreting": (
        "interpret for, interpret at, interpret, translate for, translate, "
        "speaks spanish|creole|portuguese|french|english|kreyol|chinese|vietnamese|arabic|cantonese|"
        "mandarin|somali|amharic, speak spanish|creole|portuguese|french|kreyol|chinese|vietnamese|"
        "arabic|cantonese|mandarin and can, i dont speak english, doesnt speak english, "
        "dont speak english"
    ),
    "paperwork": (
        "fill out, filling out, fill in the, fill in my, filling in, apply for, applying for, "
        "sign up for .. snap|benefits|masshealth|wic|insurance|unemployment, file my taxes, file taxes, "
        "do my taxes, understand a letter, understand this letter, read a letter, read my mail, "
        "renew my, write a letter, write my resume, fight an eviction, appeal"
    ),
    "company": (
        "lonely, talk to someone, someone to sit with, sit with my, keep .. company, "
        "visit my mom|mother|dad|father|grandmother|grandma|grandfather, visit an elder, "
        "visit elders|seniors, feel alone, all alone, so alone, isolated, hang out with, walk with me, "
        "go for walks, play chess|cards|dominoes, check in on, check on my, call an elder, "
        "call elders|seniors, chat with"
    ),
    "learning": (
        "learn english|spanish|to|how|math|reading, teach me, teach my, "
        "teach english|spanish|kids|people|math|guitar|piano|sewing|cooking|how|you, teach a, "
        "help .. with math|homework|reading|english|algebra|school, improve my english, "
        "practice english|my|spanish, study for, learning english"
    ),
    "tech": (
        "set up my phone|computer|laptop|tablet|printer|email|internet|new|wifi, "
        "set up a computer|laptop|phone|printer|tablet|router|zoom, "
        "set up computers|phones|laptops|tablets, fix my computer|laptop|phone|tablet|printer|internet|"
        "wifi, fix computers|phones|laptops|a computer, reset my password, "
        "use my phone|computer|tablet|laptop, use zoom|email|a computer|the computer|computers, "
        "video call, no internet"
    ),
    "pets": (
        "walk my dog|dogs, walk your dog|dogs, walk dogs, walk a dog, walk the dog, "
        "watch my dog|cat|dogs|cats|pet, feed my cat|dog|cats|dogs, feed your cat|dog, "
        "foster a dog|cat|kitten|puppy, foster my dog|cat, take care of my dog|cat|dogs|cats|pet, "
        "look after my dog|cat|dogs|cats|pet, cat sit, dog sit, pet sit"
    ),
}

import type { WholeRule } from './hazard-whole.schema.js';

/** Words of somebody who may not want to live; read before everything else. */
export const SELF_HARM: WholeRule = {
  hazard: 'self_harm',
  needs: [
    new RegExp(
      [
        '\\b(?:do not|dont|doesnt|didnt|no longer|not) (?:really |even )?(?:want|wanna|wish|care|wanting)(?: to)? (?:be (?:alive|here any ?more|around any ?more|living)|live(?: any ?more| any longer|$)|exist(?: any ?more)?|go on living|keep (?:living|on living)|wake up(?: (?:any ?more|again|tomorrow|ever))+)',
        '\\b(?:want|wants|wanna|wish|ready|going|gonna|planning|plan|thinking (?:of|about)|about|trying|tried|rather)(?: to| i (?:was|were)| he was| she was)* (?:be dead|dead$|(?:kill|killing|hurt|hurting|hang|hanging|harm|harming|shoot|shooting|drown) (?:my|him|her)self|end(?:ing)? (?:it all|my (?:own )?life|everything)|tak(?:e|ing) my (?:own )?life)',
        '\\b(?:i|just|really)(?: just| really| only)* (?:want|wanna|wish)(?: to| i could)? die\\b(?! (?:of|from|laughing|my|it|the|her|his|for|over|when|every|hair|lol|haha|rn|bc|because (?:of )?(?:the|this|my) (?:color|cut|hair|bill|price|heat)))',
        '\\b(?:suicid(?:e|al)|kill myself|end my life|better off (?:dead|without me)|no (?:reason|point) (?:left )?(?:to live|(?:in|of) living)|nothing (?:left )?to live for|(?:not|isnt|no longer) worth living|(?:tired|sick|done) (?:of|with) (?:living|being alive)|cut(?:ting)? my wrists|last (?:message|goodbye) before i (?:go|die|end))',
        '\\b(?:ya )?no quiero (?:seguir )?(?:vivir|viviendo|estar viv[oa]|existir)(?: mas| ya)?\\b(?! (?:aqui|alla|en|asi|con|cerca|ahi|solo|sola|sin (?:aire|luz|agua|gas|internet)|mas (?:aqui|en|con|asi)))',
        '\\b(?:(?:me )?quiero|quisiera|voy a|pienso(?: en)?|prefiero) (?:morir(?:me)?|matarme|suicidarme|quitarme la vida)\\b(?! (?:de|del|por))|\\bme (?:quiero|voy a) (?:matar|morir|suicidar)\\b(?! (?:de|del|trabajando|por))|\\bquitarme la vida\\b|\\bacabar con mi vida\\b|\\b(?:sin|no tengo|ya no tengo|no me quedan) ganas de vivir\\b|\\bno (?:vale la pena|tiene sentido) (?:seguir )?vivi(?:r|endo)\\b|\\bsuicid(?:arme|io|a)\\b',
        '\\b(?:pills?|tablets?|meds|goliyan|pastillas)\\b.{0,25}\\b(?:lined up|laid out|counted out)\\b|\\b(?:dont|do not|cant|no longer) see (?:the|any|a) point (?:in|of) (?:living|going on|being here|being alive)\\b',
        '\\b(?:im|i am) (?:standing |sitting )?on (?:the|a) (?:bridge|ledge|roof edge)\\b(?=.*\\b(?:goodbye|who else|no one else|nobody else|cant do this any ?more)\\b)(?!.*\\b(?:traffic|late|stuck in|driving|be there)\\b)|\\b(?:who else|no one else|nobody else)\\b.*\\b(?:im|i am) (?:standing |sitting )?on (?:the|a) (?:bridge|ledge)\\b',
        '\\b(?:i|ill) (?:wont|will not|not|am not (?:gonna|going to)|not (?:gonna|going to)) be alive\\b(?!.*\\b(?:lol|lmao|haha\\w*|heat|hot|at this rate|hungry|hunger)\\b)|\\btell my (?:\\w+ ){1,2}(?:(?:that )?(?:im|i am|i was) (?:so )?sorry|i (?:always )?loved? (?:her|him|them))\\b.{0,30}\\b(?:when im gone|ill be gone|goodbye|over soon)\\b',
        '^(?!.*\\b(?:garmi|ac|bijli|pa+ni|thand|light|cooler)\\b).*\\b(?:nahi|na) j(?:i|ee)ya ja\\w*|\\b(?:khud ko|apne aap ko|apni (?:zindagi|jindagi|ja+n)) (?:hi )?khatam kar\\w*',
        '\\bj(?:ee|i)n[aei] (?:hi |bhi |ka )?(?:nahi|na|mann nahi|man nahi)\\b|\\b(?:nahi|na) j(?:ee|i)na\\b|\\bmar(?:na| jana| jaana| jaa)(?: hi)? (?:chah\\w+)|\\b(?:khudk[h]?us[h]?i|a*tmahat[a]?ya|suicide)\\b|\\b(?:apni )?ja+n (?:de (?:do|dunga|dungi|raha|rahi)|dena chah\\w+|dene)|\\bapni ja+n le\\b|\\bzindagi (?:khatam|se (?:tang|thak|haar))|\\bj(?:ee|i)ne ka (?:koi )?(?:matlab|fayda|man) nahi',
      ].join('|'),
    ),
  ],
  unless:
    /\bsuicide (?:doors?|squad|prevention|awareness|burger|wings|sauce|sprints?|drills?|grips?)\b|\b(?:not|isnt|never been|nobody is) suicidal\b|\bkill (?:myself|himself|herself) (?:laughing|lifting|working|in (?:the gym|spin|that class)|(?:trying|carrying|moving) )|\b(?:years?|months?) ago\b(?!.*\b(?:now|again|tonight|today)\b)/,
};

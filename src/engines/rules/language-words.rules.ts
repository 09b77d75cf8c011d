// Words that tell the language of a text. A word stands in a list only when it is rarely a word, a name or an abbreviation elsewhere:
// "main", "do", "the" and "par" are Hindi as well as English, "once" and "come" Spanish as well as English, so they tell nothing.
const list = (words: string): ReadonlySet<string> => new Set(words.split(/\s+/));

/** Lower case, without accents. */
export const SPANISH = list(`
  que por para pero con como donde cuando cuanto cuanta cuantos cual quien porque este esta estos estas esto ese esa eso aqui ahi alli muy mas menos tambien
  hola gracias buenos buenas dias tardes noches favor porfa porfavor senor senora senorita usted ustedes nosotros ella ellos
  quiero quisiera necesito necesitamos necesita tengo tenemos tiene tienen puede pueden puedo podemos puedes soy eres somos son estoy estamos estan estaba fue hacen hace hacer hago
  hoy manana ayer anoche ahora ahorita luego despues antes siempre nunca lunes martes miercoles jueves viernes sabado domingo semana mes ano hora horas
  cita citas precio precios caro barato dinero cuesta cuestan cobran cobra pagar tarjeta efectivo descuento
  casa calle cocina bano techo piso agua aire calefaccion calentador calentadores fuga tuberia tubo llave inodoro drenaje luz enchufe fuego humo chispas gotea calienta enfria
  funciona sirve prende enciende arreglar arreglaron reparar repararon arreglo instalar revisar mantenimiento servicio tecnico plomero electricista
  mi mis su sus tu una unos unas del al los las lo le les nos te yo el la
  mensaje mensajes escriban escribir manden mandar envien llamen llamar llame borren quiten saquen numero equivocado baja alto parar
  si claro bueno perfecto excelente entiendo entendido acuerdo urgente emergencia ayuda ayudar problema alguien nadie nada todo toda todos otra otro otros mismo
  primero primera segunda segundo tercero tercera cuarto ultima ultimo ninguno ninguna opcion uno dos tres cuatro cinco seis siete ocho nueve diez
  esposo esposa marido mujer hijo hija mama papa dueno vecino llamo nombre direccion correo vivo persona interesa interesado interesada gusta gustaria encanto vienen venir viene vino llega llegan
  abren cierran abierto trabajan aceptan atienden horario ubicados garantia licencia compania empresa estafa confio
  alcanza conozco conocen entiendo sirven
  enero febrero marzo abril mayo junio julio agosto septiembre octubre noviembre diciembre tarde noche partir voy vas va vamos pensar pienso dejar dejen dejeme dejenme paren parenle basta pare
  luego quizas vez fines dura dan hay pueda sea cualquier recibir decir prefiero sirvio quedo bebe abuela abuelo ninos frio calor humedad goteando inundando inundo rompio revento
  oiga oye buenas senorita favor disculpe perdon bien mal hecho dije dijeron vinieron llegaron contestan espera esperando mejor peor nuevo nueva viejo
  contestado respondido respuesta llamado esperado esperar hizo hicieron quede queja quejarme reclamo fastidio porqueria veces necesario necesaria referencias resenas navidad preguntarle preguntar consultar dejame cubren atienden llegue arreglado arreglarlo tampoco demasiado
  trabajo trabajar trabaja trabajando chamba jale oficina escuela viaje salgo entro llevo recojo permiso jefe doctor seguro segura creo pienso digo dice dicen decirle parece queda quedan acomoda conviene
  miren mire mira fijese resulta pasa paso pasan pasar aun todavia mientras casi solo solamente junto cerca lejos arriba abajo adentro afuera detras encima rapido pronto pronta apenas recien nomas
  podeis teneis venis quereis vosotros vuestra vuestro cobrais trabajais haceis mandad dejad borradme quitadme vale guay curro piso ordenador movil fontanero
  pantalla aparato maquina lavadora secadora nevera estufa horno cable cables alarma pintar pintura limpiar lavar tapado tapada destapar gotera goteras mancha olor ruido ruidos huele rota roto suelta suelto quemado quemada
  vuelvan vuelve volver regresen regresar dinero pague pagamos recibo factura cobro plazos abonos domingo quincena
  dic primerita segundita kiero kieren nesesito nececito nesecito porfis porfas porfi xfa xfavor porq grasias tambn tambien pos ps pues nomas ahorita orita aca alla asi ahi sigo sigue siguen quieren quiere queremos hacerme hacerse ponerme
  podria podrian gustaria seria tendria haria deberia cayo duele arranca arranco rechina rechinan frenos llanta carro troca llegando voy vamonos andale orale sale vale dale neta chido padre gacho bronca jala jalan
  muela diente dientes unas pelo corte mechas tinte cucarachas ratones hormigas alacranes fumigar fumigacion limpieza alfombra sillon muchacho muchacha chavo senores jefe patron cunado suegra suegro novio novia amigo amiga
  aproximado bastante tantito poquito ratito despuesito mananita tempranito puerta cuarto sala pared patio azotea ventana medidor pastilla apagador foco focos lampara lamparas fregadero taza drenaje coladera
  agradezco agradecido disculpen disculpa vengan venga mandaron mandar quedaron pusieron dejaron llevaron cobraron rompieron arreglen avisen avisame avisenme digame diganme confirmo bno bn
  ya hasta desde hacia sin sobre entre ta
`);
/** Spanish words that are also names of streets and places, or English words: they count beside others only. */
export const SPANISH_WEAK = list(
  'doctor cable cables solo carro jefe paso pasa mire mira roto rota dice seguro creo novia hay el la los las lo le te mi su tu del al son este mes si sale vale dale padre patron novio ps bn patio amigo amiga sala ya sin todo alto papa mama no me casa una hasta sobre entre luz ta de a mayo va voy dan dura sea mal',
);

/** Hindi in Latin letters, as people spell it. */
export const HINGLISH = list(`
  hai hain hoon hun hu tha thi nahi nahin nhi nahii nai kya kyu kyun kyon kab kaise kaisa kaun kahan kaha kitna kitne kitni kidhar idhar udhar
  mujhe mujhko muje mera meri mere hum hume humko humne hamara humara aap apka aapka aapke aapki aapko apko tum tumhara tumhe tumne maine mene usko isko unko
  chahiye chaiye chahie karo karna karni karne karke karwana karwani karwa kara karao karwao karwaiye karein kare karenge karunga karungi karoge kariye kijiye kijie kardo dijiye
  kaam karte karti karta aate aati dete deti rehte rehta rehti hote hota hoti jaate chalte lete milte kabhi kar krna dekh dekhke kal parso parson agle agla agli subah subha shaam dopahar dopehar raat aaj abhi jaldi turant baje bje hafte hafta mahine mahina
  somvaar somwar somvar mangalvaar mangalwar mangalvar mangal budhvaar budh shukra budhwar budhvar guruvaar guruwar guruvar veervaar shukravaar shukrawar shukravar shukrwar shanivaar shaniwar shanivar ravivaar raviwar ravivar itvaar itwar
  bhai bhaiya bhaiyya didi yaar yar haan haanji hanji theek thik tik accha acha achha bahut bohot bhot bahot thoda zyada jyada kuch koi sab sabko bilkul
  bhejo bhejna bhejiye bhej bhejein mat band pani paani ghar wala wali vala wale toh bolo bol bata batao bataiye batana bataunga batati batata
  sakte sakta sakti hoga hogi gaya gayi gaye raha rahi rahe aaya aayi aaye aao aaiye aana aaoge jao jaa jana chalega chalegi
  kharab theekh bijli garmi thand thanda garam badbu badboo dhuan dhua aag chingari behosh saans pipe-phat phat
  mehnga mahanga mehenga mahenga sasta paisa paise rupaye rupay lagega lagenge loge
  dhanyavaad dhanyavad dhanyawad shukriya namaste namaskar kripya galat naam zaroorat zarurat jarurat jaroorat samajh matlab
  pehle pehla pahla dusra doosra teesra tisra chautha aakhri akhri baad poochna pooch puchna puch sochke soch bharosa wapas vapas intezaar intezar gussa pareshan tang
  ghatiya bakwas bekar badhiya badiya khush maza mast chor dhokha lekin agar kyunki phir fir abtak
  jaye jaaye jayega jaega isi lgwana lgwani batayiye btao bta kabse wahan vahan yahin kuchh kardena karana krana dikhana dikhao bulana rakhna rakho chalta chalti nikla nikal jal jalne toota toot gir gira giri tapakta bijlee mistri karigar bhej-dena
  sahi rahega rhega rahegi tareekh tarikh mt bnd kro krdo krna krne krta krte krti rha rhi rhe gya gye kiya karwaya karvaya lagwana lagwani lagwao chahta chahti aapse mujhse tumse hamare hamari jisko jisse waise vaise isme usme jaldi jldi
  bas bus-karo khali sirf roz wapis dawai daant gaadi gadi naya purana purani khatam chhod chod bina apna apni apne unka uska uski kisne kaunsa kaunse batau bataun lgega lagta lagti rehta rehti rahta milta milti hua hui
  diya dena dedo lena lelo liya arey arre suno dekho chalo shaadi baal bhejo kiraya kaafi kafi thak ummeed umeed uthata uthate bulao karenge karega karoge aayenge aaenge aayega
  kijiyega dekhte dekhta dekhna hatao hata nikalo insaan insan aadmi asli kisi kisiko log logon milegi milega milenge khula khule khulte kutta papa-se malik
`);
/** Hindi words that are something else elsewhere: they count beside a plain one only. */
export const HINGLISH_WEAK = list(
  'roz lena diya bina dedo kiya ka ki ke ko se me mein main ho ji na hi bhi to do par is us ye yeh wo woh ek din ab aa ja le de so aur din hum sab bol band tang mat mast maza log phir koi pipe kara bhej hai',
);

export const ENGLISH = list(`
  the my is are you your youre can could would will wont to a an of on in at it its for and or but what whats when where who how why please need have has had not dont doesnt didnt cant
  this that these those with we they he she him her his our us i im ive id ill me was were be been do does did if so up out from by about there here they're
  hi hello hey thanks thank thx yes yeah yep nope sure good great sounds see want get got call text send come came works work working broken broke fix fixed leaking leak clogged stop wrong
  morning afternoon evening tomorrow today tonight monday tuesday wednesday thursday friday saturday sunday week next after before late early running need needs help asap urgent
  texting later keeps breaker furnace broken heater main unit smell gas house kitchen basement door gate code address name
  price cost much many open close available appointment schedule cancel book water heat furnace toilet sink drain everywhere number someone anyone idk lol u r ur gonna wanna
`);
/** English words that people mix into every other language, or that are words of another: they count beside others only. */
export const ENGLISH_WEAK = list(
  'a me in so to do he his is us an i hi u r up please text service book cancel appointment price cost number fix leak help asap urgent water open main gas unit address name heater kitchen smell available send see ok lol works work',
);

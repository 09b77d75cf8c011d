/** Common given names: in lower-case texts only these count as names after weak openings such as "this is". */
const NAMES = `
james robert john michael david william richard joseph thomas charles christopher daniel matthew anthony mark donald steven andrew paul joshua kenneth kevin brian george timothy
ronald edward jason jeffrey ryan jacob gary nicholas eric jonathan stephen larry justin scott brandon benjamin samuel gregory alexander patrick jack dennis jerry tyler aaron
jose adam nathan henry zachary douglas peter kyle noah ethan jeremy walter christian keith roger terry austin sean gerald carl harold dylan arthur lawrence jordan jesse bryan billy
bruce gabriel joe logan alan juan albert willie elijah wayne randy vincent mason roy ralph bobby russell bradley philip eugene mike steve bob bill tom jim dave dan chris matt tony
ken jeff greg nick ben sam alex pat josh tim ron ed rick rob larry frank ray fred ted hank doug phil jon drew luke liam oliver lucas caleb isaac ian owen evan cole miles max leo
mary patricia jennifer linda elizabeth barbara susan jessica sarah karen lisa nancy betty sandra margaret ashley kimberly emily donna michelle carol amanda melissa deborah stephanie
dorothy rebecca sharon laura cynthia amy kathleen angela shirley brenda emma anna pamela nicole samantha katherine christine helen debra rachel carolyn janet maria catherine heather
diane olivia julie joyce victoria ruth virginia lauren kelly christina joan evelyn judith andrea hannah megan cheryl jacqueline martha madison teresa gloria sara janice ann kathryn
abigail sophia frances jean alice judy isabella julia grace amber denise danielle marilyn beverly charlotte natalie theresa diana brittany doris kayla alexis lori marie sue jen jenny
kate katie kathy cathy cindy debbie becky beth liz barb pam tina dana erin tara tracy stacy wendy holly jill kim kristen kristin erica monica vanessa veronica claire molly chloe mia
zoe ella lily lucy ava sofia camila luis carlos miguel jorge pedro javier antonio francisco manuel rafael alejandro ricardo fernando diego eduardo sergio hector ruben marco mario
oscar raul ramon cesar julio enrique angel jesus guadalupe rosa ana carmen juana lucia elena isabel yolanda alicia leticia silvia marta adriana claudia priya raj amit anita sunita
deepak sanjay vijay ravi anil sunil rahul rohan arjun neha pooja kavita meena lakshmi aisha fatima mohammed muhammad mohamed ahmed ali omar hassan ibrahim yusuf khalid amir wei ming
li chen yuki hiroshi kenji mei ling minh nguyen thanh linh jin soo hyun min olga ivan sergei dmitri natasha svetlana tanya irina andrei giovanni luca marcus darius jamal tyrone
deshawn latoya keisha ebony tamika tiffany crystal jasmine destiny brianna kiara gina rita lena nina nora vera iris hazel violet rose ruby pearl jade faith hope joy
craig derek travis chad brad todd troy shane shawn cory corey casey cody dustin derrick darren darrell glenn dean dale clint curtis marvin melvin leonard stanley norman howard
earl ernest clarence leroy lloyd floyd herman vernon lester gilbert lewis louis nathaniel garrett grant wyatt hunter carter parker connor cooper brooks blake chase colton
barry jay joey johnny tommy jimmy danny kenny ronnie donnie eddie freddie teddy andy randall sheila paula marsha connie bonnie peggy maggie ellen eileen elaine lorraine gail joanne
lynn robin sherry sherri terri vicki vicky yvonne annette roberta gwen dawn carla marcia melanie leslie sally robyn audrey naomi bella allison alison alyssa jamie taylor morgan
sydney paige brooke haley kaitlyn kaylee leah sierra autumn summer maya aria layla skylar savannah aubrey brooklyn josephine stella penelope eva caroline hailey gianna valentina
dmitry pablo felipe andres cristina marisol xavier hugo ernesto gustavo alfredo armando arturo roberto salvador beatriz gabriela mariana daniela paola esperanza graciela
ty vince gus herb hal abe sid stu walt clay reid bryce brett brent bryant derick dominic damian desmond emmanuel isaiah jeremiah josiah malik quentin reggie terrence trevor tristan
wes wesley zach zack bernie bert chuck cliff cal gabe jed jeb ike ira hans otto karl kurt lars sven erik nils bjorn pierre jacques henri luc anne annie
jess jessie bri bre britt brit becca bex tori steph cass cassie kass mads maddie jules jo joey jojo nate matty mikey johnny jonny tommy bobby timmy jimmy danny manny lenny kenny benny ricky micky
gabby abby katie kat kath kathryn katharine katelyn kaylin lexi lex ali aly ashlee ashleigh sammy samantha teddy theo archie alfie freddie ollie lottie millie ellie evie gracie rosie josie
deshawn dashawn lashawn tyrone tyrell jamal jamaal darnell marquis marquise latoya lakisha keisha tamika shanice ebony aaliyah imani kiara kenya tanisha shaniqua monique rashad kareem
priya anjali deepa divya kavya lakshmi meera neha nisha pooja rohan rahul raj rajesh ravi sanjay suresh vijay vikram arjun amit anil ankit ashok deepak gaurav harsh karan kiran manish nikhil pradeep prakash sandeep sunil vivek
wei ming jing ling mei xin yan hui jun hao feng chen minh linh thuy trang huong tuan khanh quang jin soo hyun yuki hiro kenji akira sakura
mohammed muhammad mohamed mohammad ahmed ahmad ali hassan hussein ibrahim khalid mustafa omar osman yusuf youssef abdul fatima aisha ayesha khadija layla leila noor nour samira yasmin yasmeen zainab amina
anastasia aleksandr dmitri ekaterina elena igor ilya irina ivan katya mikhail natalia natasha nikolai oksana olga oleg pavel sergei svetlana tatiana viktor vladimir yuri agnieszka ania beata bartek grzegorz jacek janusz jerzy krzysztof lukasz magda malgorzata marek marta mateusz pawel piotr tomasz wojciech zbigniew
lupe guadalupe chuy pancho nacho paco pepe beto toño chela chayo concha consuelo dolores esmeralda fernanda ximena xiomara yesenia yolanda rocio pilar lourdes maribel mirna norma
joaquin julian leonardo lorenzo mateo matias mauricio moises nestor octavio omar oswaldo ramiro rigoberto rodolfo rodrigo rogelio ruben saul santos tomas ulises
siobhan niamh aoife ciaran declan eamon fergus liam padraig roisin sean shaun seamus callum hamish ewan rhys gareth nigel trevor graham colin ian alistair
ayo chidi chioma emeka ifeanyi kofi kwame ngozi nnamdi obi olu tunde uche yaw abena adjoa
april june
jake mitch deb whitney ingrid margie dottie lonnie marge hannah heidi harriet nadia tessa lydia miranda felicia shelby tabitha rochelle yvette janelle denzel cedric rodney dexter
leticia yolanda quique marisol jazmin chela alma norma irma araceli noemi ignacio beto rosalba
ajay akash vinod mohan ramesh dinesh mahesh mukesh rakesh naveen praveen ashwin farhan faizan imran salman irfan zubair sunita preeti kavita swati shweta jyoti rekha seema geeta sushma bunty guddu
`;

const GIVEN = new Set(NAMES.trim().split(/\s+/));

export function isGivenName(word: string): boolean {
  return GIVEN.has(word.toLowerCase());
}

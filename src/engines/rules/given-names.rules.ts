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
april june
`;

const GIVEN = new Set(NAMES.trim().split(/\s+/));

export function isGivenName(word: string): boolean {
  return GIVEN.has(word.toLowerCase());
}

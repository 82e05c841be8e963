// Slips that people make again and again, with what they mean: the ones that nearness alone reads wrongly (`teh` is as
// near to `ten`), that are too short or too far for it, or that a text may well hold more than once.

/** What `word` (lower case) is a well-known misspelling of. */
export function correctionOf(word: string): string | undefined {
  return corrections.get(word);
}

/** Each misspelling with what it means, in lower case but for names. */
export const corrections: ReadonlyMap<string, string> = new Map(
  `
  teh the|hte the|tehy they|thier their|theri their|taht that|thta that|tht that|htat that|htis this|tihs this
  thsi this|wiht with|iwth with|wtih with|witht with|adn and|nad and|ahd had|hsa has|ahs has|hvae have
  ahve have|fo of|ot to|ni in|si is|ti it|yb by|nto not|frm from|fomr from|rfom from|whcih which|wich which|whihc which
  hwich which|whch which|whther whether|wether whether|wheter whether|wheras whereas|wherby whereby|wherin wherein
  shal shall|shll shall|sall shall|wil will|shalll shall|shoud should|sould should|wuold would|cna can|cannott cannot|becuase because|becasue because
  beacuse because|befor before|beween between|betwen between|bewteen between|agian again|agaisnt against|againt against
  acording according|accordign according|accordence accordance|acordance accordance|accordace accordance
  accomodate accommodate|accomodation accommodation|acheive achieve|acheived achieved|achive achieve
  acknowlege acknowledge|acquiesence acquiescence|adress address|adresses addresses
  agrement agreement|allign align|alot a lot|alltogether altogether|amendement amendment|ammend amend|ammended amended
  ammendment amendment|ammount amount|apparant apparent|appropiate appropriate|apropriate appropriate
  aproval approval|arbitary arbitrary|arguement argument|assesment assessment|assement assessment|attatch attach
  authorty authority|availabe available|availible available|availabilty availability|begining beginning|beleive believe
  benifit benefit|buisness business|busness business|catagory category|certian certain
  certifcate certificate|certifciate certificate|charachter character|cheif chief|collegue colleague|comming coming
  comission commission|comitted committed|commited committed|comittee committee|commitee committee|committment commitment
  commitmment commitment|comparision comparison|compatability compatibility|competant competent|completly completely
  complience compliance|consistant consistent|consistancy consistency|consultaion consultation
  contian contain|continous continuous|contractural contractual|controled controlled|convienient convenient
  correspondance correspondence|definately definitely|definiton definition|defintion definition
  delgate delegate|desciption description|descripton description|develope develop|developement development
  diferent different|differnt different|disclousre disclosure|dissapear disappear|documnet document|doucment document
  embarass embarrass|enviroment environment|envrionment environment|equiped equipped|equivalant equivalent
  evidance evidence|excede exceed|exclusivly exclusively|existance existence|existant existent|expresion expression
  extention extension|facilites facilities|failiure failure|familar familiar|feasable feasible|forseeable foreseeable
  foriegn foreign|fourty forty|fucntion function|fullfil fulfil|fullfill fulfil|futher further|goverment government
  governence governance|garantee guarantee|guarentee guarantee|guidence guidance|harrass harass|heirarchy hierarchy
  howver however|idenfity identify|identifer identifier|immediatly immediately|imediately immediately
  implemenation implementation|implmentation implementation|incase in case|independant independent
  independantly independently|indispensible indispensable|infomation information|informaton information
  inital initial|intial initial|interferance interference|interupt interrupt|
  knowlege knowledge|lable label|liason liaison|liase liaise|libary library|licencee licensee|maintainance maintenance
  maintenence maintenance|managment management|mantain maintain|millenium millennium|minumum minimum|mispell misspell
  neccesary necessary|neccessary necessary|necesary necessary|negligable negligible|noticable noticeable
  notifed notified|notifiy notify|nubmer number|obligaton obligation|occassion occasion|occured occurred|occurence occurrence
  occurance occurrence|occuring occurring|omited omitted|ommission omission|ommit omit|ommitted omitted|oportunity opportunity
  organistion organisation|orgin origin|otehr other|otherwse otherwise|overide override|paralel parallel|parralel parallel
  particpant participant|particularily particularly|pary party|paymnet payment|percieve perceive|performace performance
  permanant permanent|persistant persistent|personel personnel|posession possession|possibilty possibility
  practicle practical|preceeding preceding|preceed precede|prefered preferred
  prejudical prejudicial|priviledge privilege|privelege privilege|proceedure procedure|proffesional professional
  programe programme|publically publicly|publicaly publicly|pursuent pursuant|persuant pursuant|pursuiant pursuant
  questionaire questionnaire|reasonble reasonable|reasonbly reasonably|reccomend recommend|recomend recommend
  recieve receive|recieved received|recieves receives|recieving receiving|reciept receipt|recipent recipient
  recuring recurring|refered referred|refering referring|refference reference|regulary regularly|relavant relevant
  relevent relevant|relase release|rember remember|repsonse response|reponse response|reponsible responsible
  requirment requirement|requirments requirements|requried required|reqiured required|resistence resistance
  responsability responsibility|responsibilty responsibility|responsable responsible|retreive retrieve|reveiw review
  schedual schedule|secratary secretary|secruity security|securtiy security|seperate separate|seperated separated
  seperately separately|sepcific specific|specfic specific|sevice service|serivce service|servcie service|sieze seize
  similiar similar|speficied specified|specifed specified|sucess success|succesful successful|successfull successful
  sucessful successful|sucessfully successfully|succesfully successfully|sufficent sufficient|suficient sufficient
  supercede supersede|superceded superseded|suppier supplier|supress suppress|suspention suspension
  sytem system|systme system|technicaly technically|temporarly temporarily|temporay temporary|terminiation termination
  therfore therefore|threshhold threshold|throught through|thoughout throughout|timelly timely|tommorow tomorrow
  transfered transferred|transfering transferring|transmited transmitted|undertakeing undertaking|unecessary unnecessary
  unneccessary unnecessary|untill until|unitl until|upto up to|useage usage|usefull useful|varient variant|verison version
  verfiy verify|virtualy virtually|visable visible|wensday Wednesday|wiether whether|wihtin within|withing within
  withn within|witheld withheld|withold withhold|writen written|wirting writing|writting writing|yeild yield
  `
    .trim()
    .split(/[|\n]+\s*/)
    .map((pair) => {
      const at = pair.indexOf(" ");
      return [pair.slice(0, at), pair.slice(at + 1)] as const;
    }),
);

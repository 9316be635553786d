/**
 * Misspellings that names of events and properties are known for, with the right spelling. None of them is a word, a brand or a
 * term of the trade: `referer`, as HTTP has it, is not among them, nor is what is right on one side of the Atlantic.
 */
const pairs = `
  recieve receive, recieved received, recieves receives, reciever receiver, reciept receipt, reciepts receipts, recepient recipient, recipent recipient, recipiant recipient,
  adress address, adresses addresses, addres address, adressed addressed, occured occurred, occuring occurring, occurence occurrence, occurance occurrence,
  seperate separate, seperated separated, seperator separator, succesful successful, successfull successful, sucessful successful, sucess success, succes success,
  sucessfully successfully, succesfully successfully, suceeded succeeded, succeded succeeded, cancelld cancelled, canceld canceled, begining beginning, beleive believe,
  calender calendar, catagory category, catagories categories, categorie category, catgory category, cateogry category, collegue colleague, comming coming, commited committed, commitee committee,
  completly completely, compelted completed, complted completed, confimed confirmed, confimation confirmation, confirmaton confirmation, conection connection, curency currency, currenty currently, currecy currency,
  definately definitely, delivary delivery, delievery delivery, delievered delivered, deliverd delivered, descripton description, desciption description, discription description, disapear disappear, dissapear disappear,
  dowload download, dowloaded downloaded, downlaod download, downlaoded downloaded, donwload download, enviroment environment, exsist exist, existance existence, failiure failure, faliure failure, favorit favorite, finsihed finished, finised finished,
  freind friend, gaurantee guarantee, garantee guarantee, identifer identifier, indentifier identifier, immediatly immediately, independant independent, initalized initialized, intial initial, intialized initialized,
  lenght length, widht width, heigth height, hieght height, libary library, liscense license, lisence license, langauge language, lanugage language, locaton location, maintainance maintenance, managment management, mesage message, messsage message,
  neccessary necessary, necesary necessary, notifcation notification, notificaton notification, notication notification, occassion occasion, paramter parameter, paramater parameter, paymnet payment, payemnt payment, paymet payment,
  perfomance performance, persistant persistent, postion position, posistion position, preferance preference, prefered preferred, previos previous, privelege privilege, priviledge privilege, probaly probably, proccess process, proccessed processed,
  prodcut product, porduct product, puchase purchase, purchace purchase, purchse purchase, quantitiy quantity, quanity quantity, qunatity quantity, recomend recommend, recomended recommended, reccommend recommend, reccomended recommended, recomendation recommendation,
  refered referred, refering referring, referal referral, refferal referral, registeration registration, registraion registration, relevent relevant, requst request, reqeust request, responce response, respone response, repsonse response, scedule schedule, schedual schedule,
  selcted selected, seleted selected, shiping shipping, shippment shipment, stauts status, staus status, statuss status, subcription subscription, subscribtion subscription, subsciption subscription, subscripton subscription, submited submitted, submittted submitted, submition submission,
  sumbit submit, sumbitted submitted, suport support, tommorow tomorrow, tommorrow tomorrow, transation transaction, trasaction transaction, transacton transaction, transfered transferred, transfering transferring, udpate update, udpated updated, upadte update, upadted updated, unsuscribed unsubscribed, unsuscribe unsubscribe,
  usefull useful, verifed verified, verfied verified, verificaton verification, verfication verification, viewd viewed, wether whether, wich which, withdrawl withdrawal, withdrawls withdrawals
`;

export const misspellings: ReadonlyMap<string, string> = pairsOf(pairs);

/** Words that Britons and Americans spell apart, the American spelling behind the British. Both are right, so none is a misspelling. */
const british = pairsOf(`
  colour color, colours colors, coloured colored, favour favor, favours favors, favourite favorite, favourites favorites, favourited favorited, flavour flavor, flavours flavors,
  behaviour behavior, behaviours behaviors, behavioural behavioral, neighbour neighbor, neighbours neighbors, neighbourhood neighborhood, labour labor, honour honor, harbour harbor,
  centre center, centres centers, theatre theater, theatres theaters, metre meter, metres meters, kilometre kilometer, kilometres kilometers, litre liter, litres liters, fibre fiber,
  catalogue catalog, catalogues catalogs, dialogue dialog, dialogues dialogs, programme program, programmes programs, grey gray, tyre tire, tyres tires,
  licence license, licences licenses, defence defense, offence offense, jewellery jewelry, traveller traveler, travellers travelers, enrolment enrollment, enrolments enrollments,
  fulfilment fulfillment, fulfilments fulfillments, instalment installment, instalments installments, analyse analyze, analysed analyzed
`);

/** A word as it is to be compared: one spelling for the known misspellings of it and for both sides of the Atlantic. */
export function plainlySpelt(word: string): string {
  const right = misspellings.get(word) ?? word;
  return british.get(right) ?? right;
}

/** A name with its words spelt right, in the case that they have. */
export function corrected(name: string): string {
  return name.replace(/[A-Z]?[a-z]+|[A-Z]+/g, (word) => {
    const right = misspellings.get(word.toLowerCase());
    if (right === undefined) return word;
    if (word === word.toUpperCase()) return right.toUpperCase();
    return /^[A-Z]/.test(word) ? right.charAt(0).toUpperCase() + right.slice(1) : right;
  });
}

function pairsOf(text: string): Map<string, string> {
  return new Map(
    text
      .split(",")
      .map((pair) => pair.trim().split(" "))
      .flatMap(([wrong, right]) => (wrong && right ? [[wrong, right] as const] : [])),
  );
}

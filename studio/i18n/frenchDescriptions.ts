/** Help texts of fields in French, by their English ones. Words of the clinic that they quote stay as they are. */
export const frenchDescriptions: ReadonlyMap<string, string> = new Map(
  Object.entries({
    'A Studio user who changed these words.': 'Un utilisateur du Studio qui a modifié ces mots.',
    'Who changed these words since they were approved last, by the history. Somebody else approves them.':
      'Qui a modifié ces mots depuis leur dernière approbation, d’après l’historique. Une autre personne les approuve.',
    'The page that the words link to.': 'La page à laquelle les mots mènent.',
    'A card that names the implant, to show at later examinations.':
      'Une carte qui nomme l’implant, à montrer lors d’examens ultérieurs.',
    'A clinic: its name, its hours and how to reach it.':
      'Une clinique\u202F: son nom, ses horaires et comment la joindre.',
    'A drug coating, in plain words, e.g. “It is covered with …”.':
      'Un revêtement médicamenteux, en mots simples, p. ex. «\u202FIl est recouvert de …\u202F».',
    'A few words above the statement, e.g. “Allergic complications”.':
      'Quelques mots au-dessus du texte, p. ex. «\u202FAllergic complications\u202F».',
    'A file that ends in .vtt.': 'Un fichier qui se termine par .vtt.',
    'A key that the server knows, e.g. “insurance-desk”. Never an address.':
      'Une clé que le serveur connaît, p. ex. «\u202Finsurance-desk\u202F». Jamais une adresse.',
    'A language tag, e.g. “fr”.': 'Un code de langue, p. ex. «\u202Ffr\u202F».',
    'A mailbox that somebody reads every working day, e.g. “name@example.org”.':
      'Une boîte que quelqu’un lit chaque jour ouvré, p. ex. «\u202Fname@example.org\u202F».',
    'A medical word, explained once for all pages, with the other words for it.':
      'Un mot médical, expliqué une fois pour toutes les pages, avec les autres mots pour le dire.',
    'A name for programs that never changes, e.g. “basic”.':
      'Un nom pour les programmes, qui ne change jamais, p. ex. «\u202Fbasic\u202F».',
    'A name for programs, e.g. “deployed”.':
      'Un nom pour les programmes, p. ex. «\u202Fdeployed\u202F».',
    'A name for programs, e.g. “email”.': 'Un nom pour les programmes, p. ex. «\u202Femail\u202F».',
    'A name if the person agreed to be named, else the role.':
      'Un nom si la personne a accepté d’être nommée, sinon sa fonction.',
    'A number with its source, or the author’s own words, or “not stated”.':
      'Un nombre avec sa source, ou les mots de l’auteur, ou «\u202Fnon indiqué\u202F».',
    'A page where people can reach the clinic, e.g. a booking page.':
      'Une page où l’on peut joindre la clinique, p. ex. une page de rendez-vous.',
    'A procedure that the statement mentions, e.g. coronary angiography.':
      'Une intervention que le texte mentionne, p. ex. une coronarographie.',
    'A publication that a statement or a number rests on.':
      'Une publication sur laquelle repose un texte ou un nombre.',
    'A question patients ask, e.g. “Are there any risks associated with coronary dilatation?”.':
      'Une question que posent les patients, p. ex. «\u202FAre there any risks associated with coronary dilatation?\u202F».',
    'A question patients ask, e.g. “What benefits can be expected from coronary dilatation?”.':
      'Une question que posent les patients, p. ex. «\u202FWhat benefits can be expected from coronary dilatation?\u202F».',
    'A question patients ask, or a few words, e.g. “Why is it offered?”.':
      'Une question que posent les patients, ou quelques mots, p. ex. «\u202FPourquoi la propose-t-on\u202F?\u202F».',
    'A recall number, if there is one.': 'Un numéro de rappel, s’il y en a un.',
    'A short code, e.g. "translation-suspect".':
      'Un code court, p. ex. «\u202Ftranslation-suspect\u202F».',
    'A short help below the question, e.g. how to write the answer.':
      'Une aide courte sous la question, p. ex. comment écrire la réponse.',
    'A short name, shown above the caption, e.g. “Stent and balloon”.':
      'Un nom court, affiché au-dessus de la légende, p. ex. «\u202FStent and balloon\u202F».',
    'A word that is changed after this takes the text out of review.':
      'Un mot modifié ensuite retire le texte de la relecture.',
    'After this day it may no longer be used. Empty: no end.':
      'Après ce jour, il ne peut plus être utilisé. Vide\u202F: sans fin.',
    'All of them are taken during the same time.': 'Tous sont pris pendant la même période.',
    'Always shown first, never shortened, repeated in every short form.':
      'Toujours affiché en premier, jamais abrégé, répété dans chaque forme courte.',
    'An implant, catheter or monitor, with its size when that is known.':
      'Un implant, un cathéter ou un moniteur, avec sa taille quand elle est connue.',
    'An insurance company and its plans. Whether a clinic accepts it stands elsewhere.':
      'Une compagnie d’assurance et ses contrats. Qu’une clinique l’accepte est dit ailleurs.',
    'Another word for the same thing, e.g. “dilation”.':
      'Un autre mot pour la même chose, p. ex. «\u202Fdilation\u202F».',
    'Any one of them is reason enough.': 'Un seul d’entre eux est une raison suffisante.',
    'Approved as information only, not for consent, because these are missing.':
      'Approuvé à titre d’information seulement, non pour un consentement, parce que ceci manque.',
    'Approved where one person may hold every role, to try things out.':
      'Approuvé là où une personne peut tenir tous les rôles, pour essayer.',
    'As few as possible. Never ask for a diagnosis.':
      'Aussi peu que possible. Ne demandez jamais un diagnostic.',
    'As it is printed on the patient’s card, e.g. “[Name of the plan]”.':
      'Comme imprimé sur la carte du patient, p. ex. «\u202F[Nom du contrat]\u202F».',
    'As it is printed on the publication, e.g. “[Title on the first page]”.':
      'Comme imprimé sur la publication, p. ex. «\u202F[Titre de la première page]\u202F».',
    'As it stands in contracts and legal notices, e.g. “[Name] Ltd”.':
      'Comme dans les contrats et les mentions légales, p. ex. «\u202F[Nom] SA\u202F».',
    'As readers see it, e.g. “Jakamy Heart Center”.':
      'Tel que les lecteurs le voient, p. ex. «\u202FJakamy Heart Center\u202F».',
    'As the company writes it, e.g. “[Company]”.':
      'Comme la compagnie l’écrit, p. ex. «\u202F[Compagnie]\u202F».',
    'As the insurer’s document has it, e.g. “[key of one of its plans]”.':
      'Comme dans le document de l’assureur, p. ex. «\u202F[clé d’un de ses contrats]\u202F».',
    'As the maker or a measurement gives it, e.g. “12.5”.':
      'Comme l’indique le fabricant ou une mesure, p. ex. «\u202F12.5\u202F».',
    'As the person writes it, e.g. “Dr [First name] [Name]”.':
      'Comme la personne l’écrit, p. ex. «\u202FDr [Prénom] [Nom]\u202F».',
    'As the post writes it, e.g. “12345”.': 'Comme la poste l’écrit, p. ex. «\u202F12345\u202F».',
    'As the post writes it, e.g. “[Town]”.':
      'Comme la poste l’écrit, p. ex. «\u202F[Ville]\u202F».',
    'Captions made by a machine must be checked by a person before they are shown.':
      'Des sous-titres faits par une machine doivent être vérifiés par une personne avant d’être montrés.',
    'Changes with any approved word; then this approval is void.':
      'Change avec chaque mot approuvé\u202F; cette approbation est alors sans effet.',
    'Choose this first: the fields below follow from it.':
      'Choisissez d’abord ceci\u202F: les champs ci-dessous en dépendent.',
    'Choose “Unknown” until somebody has asked the insurer.':
      'Choisissez «\u202FInconnu\u202F» tant que personne n’a demandé à l’assureur.',
    'Death, disability, permanent damage, a hospital stay or a threat to life.':
      'Décès, handicap, séquelle, hospitalisation ou danger pour la vie.',
    'Death, disability, permanent damage, a hospital stay or a threat to life. Empty: the author does not say.':
      'Décès, handicap, séquelle, hospitalisation ou danger pour la vie. Vide\u202F: l’auteur ne le dit pas.',
    'Decides what else is needed: a picture needs a text, a video needs captions and a transcript.':
      'Décide de ce qu’il faut encore\u202F: une image demande un texte, une vidéo des sous-titres et une transcription.',
    'Degrees east of Greenwich; west is negative, e.g. “-12.3456”.':
      'Degrés à l’est de Greenwich\u202F; l’ouest est négatif, p. ex. «\u202F-12.3456\u202F».',
    'Degrees north of the equator; south is negative, e.g. “12.3456”.':
      'Degrés au nord de l’équateur\u202F; le sud est négatif, p. ex. «\u202F12.3456\u202F».',
    'Do not name a drug the source does not name.':
      'Ne nommez pas un médicament que la source ne nomme pas.',
    'E.g. “kiosk”, “print”. Leave empty for all. A reader that names no channel is meant as well.':
      'P. ex. «\u202Fkiosk\u202F», «\u202Fprint\u202F». Laissez vide pour tous. Un lecteur qui ne nomme aucun canal est concerné aussi.',
    'Ed25519 over this stamp, in lower-case hex.':
      'Ed25519 sur ce tampon, en hexadécimal minuscule.',
    'Empty while it holds. What was hidden then needs a new approval.':
      'Vide tant que l’avis est en vigueur. Ce qui était masqué demande ensuite une nouvelle approbation.',
    'Empty while the question is open.': 'Vide tant que la question est ouverte.',
    'Every risk that is common or serious, told in groups.':
      'Chaque risque fréquent ou grave, présenté par groupes.',
    'Every way the text names.': 'Chaque voie que le texte nomme.',
    'Everything that is said, and what matters of what is seen, e.g. “[Doctor:] … [A drawing shows …]”.':
      'Tout ce qui est dit, et ce qui compte de ce que l’on voit, p. ex. «\u202F[Médecin :] … [Un dessin montre …]\u202F».',
    'Exactly as they stand in the statement, e.g. “1 month to 1 year”.':
      'Exactement comme dans le texte, p. ex. «\u202F1 month to 1 year\u202F».',
    'Exactly as they stand in the statement, e.g. “[words of the statement]”.':
      'Exactement comme dans le texte, p. ex. «\u202F[mots du texte]\u202F».',
    'Exactly as they stand in the statement, e.g. “usually harmless”.':
      'Exactement comme dans le texte, p. ex. «\u202Fusually harmless\u202F».',
    'Exactly as they stand in the statement, e.g. “very rare”. Words never become a number.':
      'Exactement comme dans le texte, p. ex. «\u202Fvery rare\u202F». Un mot ne devient jamais un nombre.',
    'Fields that were put more clearly or corrected.':
      'Champs exprimés plus clairement ou corrigés.',
    'Fields whose change can alter what a patient decides or does.':
      'Champs dont la modification peut changer ce qu’un patient décide ou fait.',
    'For a picture that needs more than one sentence, e.g. “On the left, … On the right, …”.':
      'Pour une image qui demande plus d’une phrase, p. ex. «\u202FÀ gauche, … À droite, …\u202F».',
    'For small screens and messages, e.g. “Jakamy”.':
      'Pour les petits écrans et les messages, p. ex. «\u202FJakamy\u202F».',
    'From this day on the text counts as overdue.':
      'À partir de ce jour, le texte compte comme en retard.',
    'Groups of people who help, e.g. “LUH Ambassadors”.':
      'Groupes de personnes qui aident, p. ex. «\u202FLUH Ambassadors\u202F».',
    'Health, insurance or payment data.': 'Données de santé, d’assurance ou de paiement.',
    'Helps to find everybody concerned when a maker recalls a device, e.g. “[Company]”.':
      'Aide à trouver toutes les personnes concernées quand un fabricant rappelle un dispositif, p. ex. «\u202F[Compagnie]\u202F».',
    'Hide it unless you are sure that a warning is enough.':
      'Masquez-le, sauf si vous êtes sûr qu’un avertissement suffit.',
    'Hours and minutes, e.g. “08:00”.': 'Heures et minutes, p. ex. «\u202F08:00\u202F».',
    'How it is done in this clinic.': 'Comment cela se fait dans cette clinique.',
    'How it is done, as clinicians classify it.':
      'Comment elle se fait, selon la classification des cliniciens.',
    'How it is said, for texts that are read aloud; written as it sounds, e.g. “AN-jee-oh”.':
      'Comment on le dit, pour les textes lus à voix haute\u202F; écrit comme il se prononce, p. ex. «\u202FAN-jee-oh\u202F».',
    'How long patients stay and are watched over.':
      'Combien de temps les patients restent et sont surveillés.',
    'How many days the answers are kept. The privacy notice must say the same. E.g. “30”.':
      'Combien de jours les réponses sont conservées. L’avis de confidentialité doit dire la même chose. P. ex. «\u202F30\u202F».',
    'How many people it happened to, e.g. of “[n] of [N] people” the [n].':
      'À combien de personnes c’est arrivé, p. ex. de «\u202F[n] sur [N] personnes\u202F» le [n].',
    'How many people were counted, e.g. of “[n] of [N] people” the [N].':
      'Combien de personnes ont été comptées, p. ex. de «\u202F[n] sur [N] personnes\u202F» le [N].',
    'How many procedures were counted, e.g. of “[n] of [N]” the [N].':
      'Combien d’interventions ont été comptées, p. ex. de «\u202F[n] sur [N]\u202F» le [N].',
    'How often it fails, and what that depends on.':
      'Combien de fois elle échoue, et de quoi cela dépend.',
    'How patients reach the company. Leave empty rather than guess.':
      'Comment les patients joignent la compagnie. Laissez vide plutôt que de deviner.',
    'How soon help is needed. Put emergencies first.':
      'Dans quel délai il faut de l’aide. Mettez les urgences en premier.',
    'How soon, as far as the statement says.': 'Dans quel délai, pour autant que le texte le dise.',
    'How the author counts: “2 to 5%” is in percent.':
      'Comment l’auteur compte\u202F: «\u202F2 to 5%\u202F» est en pour cent.',
    'How the clinic helps with insurance. Name no insurer here. E.g. “We ask your insurer before …”.':
      'Comment la clinique aide avec l’assurance. Ne nommez pas d’assureur ici. P. ex. «\u202FNous demandons à votre assureur avant …\u202F».',
    'How the group is reached.': 'Comment on joint le groupe.',
    'Ids of the Studio users who are this person. What they may do follows from the roles.':
      'Identifiants des utilisateurs du Studio qui sont cette personne. Ce qu’ils peuvent faire suit des rôles.',
    'If not, no captions are needed.': 'Sinon, il ne faut pas de sous-titres.',
    'If this clinic has a page about it.': 'Si cette clinique a une page à ce sujet.',
    'In full. Do not guess: ask the group. E.g. “[each word of the acronym]”.':
      'En entier. Ne devinez pas\u202F: demandez au groupe. P. ex. «\u202F[chaque mot du sigle]\u202F».',
    'In the order readers see them.': 'Dans l’ordre où les lecteurs les voient.',
    'In the words of the statement, e.g. “1 month to 1 year”.':
      'Dans les mots du texte, p. ex. «\u202F1 month to 1 year\u202F».',
    'In the words of the statement, e.g. “aspirin”.':
      'Dans les mots du texte, p. ex. «\u202Faspirin\u202F».',
    'In the words of the statement, e.g. “to prevent the formation of clots”.':
      'Dans les mots du texte, p. ex. «\u202Fto prevent the formation of clots\u202F».',
    'In the words of the text, e.g. “at the wrist”.':
      'Dans les mots du texte, p. ex. «\u202Fat the wrist\u202F».',
    'International form: “+”, country code and number, without spaces.':
      'Forme internationale\u202F: «\u202F+\u202F», indicatif du pays et numéro, sans espaces.',
    'It passes without lasting damage. Empty: the author does not say.':
      'Cela passe sans séquelle. Vide\u202F: l’auteur ne le dit pas.',
    'Its authors or publisher have withdrawn it. What rests on it needs a review.':
      'Ses auteurs ou son éditeur l’ont retirée. Ce qui repose sur elle doit être relu.',
    'Its permanent identifier, e.g. “10.1000/182”.':
      'Son identifiant permanent, p. ex. «\u202F10.1000/182\u202F».',
    'Its text becomes part of this page and is approved with it.':
      'Son texte fait partie de cette page et est approuvé avec elle.',
    'Keys of plans. Empty: all of them.': 'Clés de contrats. Vide\u202F: tous.',
    'Leave empty for all. A reader who names no clinic is meant as well.':
      'Laissez vide pour toutes. Un lecteur qui ne nomme aucune clinique est concerné aussi.',
    'Leave empty to withdraw every language.': 'Laissez vide pour retirer toutes les langues.',
    'Letters in the label that readers may not know, e.g. “LUH”.':
      'Lettres du libellé que les lecteurs ne connaissent peut-être pas, p. ex. «\u202FLUH\u202F».',
    'Medicines after a procedure. Doses belong to a prescription, not here.':
      'Médicaments après une intervention. Les doses relèvent d’une ordonnance, pas d’ici.',
    'Medicines that follow. Their text becomes part of this page.':
      'Médicaments qui suivent. Leur texte fait partie de cette page.',
    'Name of the field, e.g. “alternatives”.': 'Nom du champ, p. ex. «\u202Falternatives\u202F».',
    'Name of the field, e.g. “coating”. Empty: the whole document.':
      'Nom du champ, p. ex. «\u202Fcoating\u202F». Vide\u202F: tout le document.',
    'Name of the section, e.g. “risks”.': 'Nom de la section, p. ex. «\u202Frisks\u202F».',
    'Names of sections, e.g. “risks”. Leave empty to withdraw the whole document.':
      'Noms de sections, p. ex. «\u202Frisks\u202F». Laissez vide pour retirer tout le document.',
    'Needed as soon as a question is sensitive.': 'Nécessaire dès qu’une question est sensible.',
    'Needed for reviewers, e.g. “MD, [specialty]”.':
      'Nécessaire pour les relecteurs, p. ex. «\u202FMédecin, [spécialité]\u202F».',
    'Needed to draw it at actual size. Leave empty rather than estimate.':
      'Nécessaire pour le dessiner en taille réelle. Laissez vide plutôt que d’estimer.',
    'Needs no text.': 'Ne demande pas de texte.',
    'Never conclude it from another device: use “Not stated” unless the maker says.':
      'Ne le déduisez jamais d’un autre dispositif\u202F: choisissez «\u202FNon indiqué\u202F» sauf si le fabricant le dit.',
    'No channel may leave it out.': 'Aucun canal ne peut l’omettre.',
    'Normally now.': 'Normalement maintenant.',
    'One answer to choose from, e.g. “By e-mail”.':
      'Une réponse à choisir, p. ex. «\u202FPar e-mail\u202F».',
    'One complication, told once and named by every procedure that carries it.':
      'Une complication, décrite une fois et nommée par chaque intervention qui la comporte.',
    'One entry for days with the same hours. Programs read these.':
      'Une entrée pour les jours aux mêmes horaires. Les programmes les lisent.',
    'One entry for each clinic and insurer.': 'Une entrée par clinique et par assureur.',
    'One entry for each complication, in the order of the statement.':
      'Une entrée par complication, dans l’ordre du texte.',
    'One entry for each good that the statement promises.':
      'Une entrée par bénéfice que le texte promet.',
    'One entry for each medicine. No doses.': 'Une entrée par médicament. Pas de doses.',
    'One entry for each purpose, e.g. appointments.':
      'Une entrée par usage, p. ex. les rendez-vous.',
    'One file per language.': 'Un fichier par langue.',
    'One form.': 'Un formulaire.',
    'One length, e.g. “P1M” for “1 month”.':
      'Une durée, p. ex. «\u202FP1M\u202F» pour «\u202F1 mois\u202F».',
    'One line, as on an envelope, e.g. “[Number and street]”.':
      'Une ligne, comme sur une enveloppe, p. ex. «\u202F[Numéro et rue]\u202F».',
    'One or more documents.': 'Un ou plusieurs documents.',
    'One or two plain sentences, in every language the site offers: instead of what is withdrawn, or above it.':
      'Une ou deux phrases simples, dans chaque langue du site\u202F: à la place de ce qui est retiré, ou au-dessus.',
    'One procedure, told to the patient who is offered it.':
      'Une intervention, expliquée au patient à qui elle est proposée.',
    'One sentence, without a frequency: that belongs to the procedure, e.g. “[Name] is when …”.':
      'Une phrase, sans fréquence\u202F: celle-ci relève de l’intervention, p. ex. «\u202F[Nom], c’est quand …\u202F».',
    'One short sentence that stands on its own, e.g. “You can ask questions at any time.”.':
      'Une phrase courte qui se comprend seule, p. ex. «\u202FVous pouvez poser des questions à tout moment.\u202F».',
    'One thing that is done, in one or two sentences, e.g. “You lie down on …”.':
      'Une chose qui est faite, en une ou deux phrases, p. ex. «\u202FVous vous allongez sur …\u202F».',
    'One word or phrase, as people type it, e.g. “heart stent”.':
      'Un mot ou une expression, comme on les tape, p. ex. «\u202Fheart stent\u202F».',
    'Only for hours that begin on a certain day.':
      'Seulement pour des horaires qui commencent un certain jour.',
    'Only for hours that end on a certain day.':
      'Seulement pour des horaires qui finissent un certain jour.',
    'Only for “in every N”.': 'Seulement pour «\u202Fsur N\u202F».',
    'Only if the company uses another name there, e.g. “[Company, in French]”.':
      'Seulement si la compagnie y porte un autre nom, p. ex. «\u202F[Compagnie, en français]\u202F».',
    'Only if the licence or the permission says so.':
      'Seulement si la licence ou l’autorisation le dit.',
    'Only if the person agreed. Otherwise readers see the role.':
      'Seulement si la personne a accepté. Sinon, les lecteurs voient la fonction.',
    'Only if the statement asks something of the patient, e.g. to inform the doctor.':
      'Seulement si le texte demande quelque chose au patient, p. ex. d’informer le médecin.',
    'Only if the statement says so, e.g. “several days”.':
      'Seulement si le texte le dit, p. ex. «\u202Fseveral days\u202F».',
    'Only if the statement says so.': 'Seulement si le texte le dit.',
    'Only if the text says so.': 'Seulement si le texte le dit.',
    'Only languages the person reads without help.':
      'Seulement les langues que la personne lit sans aide.',
    'Only practical matters can be replaced.':
      'Seules les questions pratiques peuvent être remplacées.',
    'Only those that the insurer has answered for.':
      'Seulement celles pour lesquelles l’assureur a répondu.',
    'Only what the statement says, e.g. “the complexity of the lesion”.':
      'Seulement ce que dit le texte, p. ex. «\u202Fthe complexity of the lesion\u202F».',
    'Only what the statement says.': 'Seulement ce que dit le texte.',
    'Only with the permission of the company.': 'Seulement avec l’autorisation de la compagnie.',
    'Other pages that readers may want next.':
      'Autres pages que les lecteurs voudront peut-être lire ensuite.',
    'Other ways to treat the same condition.': 'Autres façons de traiter la même affection.',
    'Other words for the same thing.': 'Autres mots pour la même chose.',
    'Pages that include this document lose the sections that do.':
      'Les pages qui incluent ce document perdent les sections qui l’incluent.',
    'Payments or shares from makers of what is described; “none” if there are none.':
      'Paiements ou parts de fabricants de ce qui est décrit\u202F; «\u202Faucun\u202F» s’il n’y en a pas.',
    'Raise it with every change of the text, e.g. “2”.':
      'Augmentez-la à chaque changement du texte, p. ex. «\u202F2\u202F».',
    'Say what happens next, and when, e.g. “Thank you. We answer within [time].”.':
      'Dites ce qui se passe ensuite, et quand, p. ex. «\u202FMerci. Nous répondons sous [délai].\u202F».',
    'Say “may be offered if”; avoid “your doctors have decided”.':
      'Dites «\u202Fpeut être proposée si\u202F»\u202F; évitez «\u202Fvos médecins ont décidé\u202F».',
    'Short paragraphs. One idea in each. E.g. “It may be offered if …”.':
      'Paragraphes courts. Une idée dans chacun. P. ex. «\u202FElle peut être proposée si …\u202F».',
    'Short words that the site shows around the clinic’s data.':
      'Mots courts que le site affiche autour des données de la clinique.',
    'Shown beside the figures of the shared text, never instead of them.':
      'Affichés à côté des chiffres du texte partagé, jamais à leur place.',
    'Shown beside the shared text, as this clinic’s own.':
      'Affiché à côté du texte partagé, comme propre à cette clinique.',
    'Shown to people whose language is not known, e.g. “en”.':
      'Montrée aux personnes dont on ne connaît pas la langue, p. ex. «\u202Fen\u202F».',
    'Shown wherever the content is shown, e.g. “© [holder], [year]”.':
      'Affichée partout où le contenu est affiché, p. ex. «\u202F© [titulaire], [année]\u202F».',
    'Shows this step.': 'Montre cette étape.',
    'Shows which insurers are accepted, once they are recorded and checked.':
      'Montre quels assureurs sont acceptés, une fois notés et vérifiés.',
    'Signs to look out for, and whom to reach. Emergencies first.':
      'Signes à surveiller, et qui joindre. Les urgences d’abord.',
    'So that patients can choose. Needed for consent. E.g. “Without it, …”.':
      'Pour que les patients puissent choisir. Nécessaire au consentement. P. ex. «\u202FSans elle, …\u202F».',
    'Someone who writes, reviews or publishes. The name is shown only if they agree.':
      'Une personne qui écrit, relit ou publie. Le nom n’est montré que si elle accepte.',
    'Something patients can notice themselves, e.g. “[something seen or felt]”.':
      'Ce que les patients peuvent remarquer eux-mêmes, p. ex. «\u202F[ce que l’on voit ou sent]\u202F».',
    'Street and number, building, floor, as on an envelope.':
      'Rue et numéro, bâtiment, étage, comme sur une enveloppe.',
    'Takes documents, languages or sections out of circulation everywhere, at once.':
      'Retire partout, tout de suite, des documents, des langues ou des sections.',
    'Tells whether the original has changed since the translation was approved.':
      'Indique si l’original a changé depuis l’approbation de la traduction.',
    'Tells whether this section is still what was approved.':
      'Indique si cette section est toujours ce qui a été approuvé.',
    'Texts that mix them are pointed out to editors; nothing is replaced.':
      'Les textes qui les mélangent sont signalés à la rédaction\u202F; rien n’est remplacé.',
    'The ISO code of the country it insures in, e.g. “FR”.':
      'Le code ISO du pays où elle assure, p. ex. «\u202FFR\u202F».',
    'The Studio user who approved it.': 'L’utilisateur du Studio qui l’a approuvé.',
    'The Studio user who decided it.': 'L’utilisateur du Studio qui l’a décidé.',
    'The Studio user who submitted these words.': 'L’utilisateur du Studio qui a soumis ces mots.',
    'The Studio user who submitted these words. Somebody else approves them.':
      'L’utilisateur du Studio qui a soumis ces mots. Une autre personne les approuve.',
    'The Studio user who took the last step.':
      'L’utilisateur du Studio qui a fait la dernière étape.',
    'The answers one can choose from; only for the type “Choice”.':
      'Les réponses au choix\u202F; seulement pour le type «\u202FChoix\u202F».',
    'The audit that the figure was taken from.': 'L’audit d’où vient le chiffre.',
    'The author gives a rough figure, e.g. “generally of the order of”.':
      'L’auteur donne un chiffre approximatif, p. ex. «\u202Fgenerally of the order of\u202F».',
    'The body or journal that published it, e.g. “[Journal]”.':
      'L’organisme ou la revue qui l’a publiée, p. ex. «\u202F[Revue]\u202F».',
    'The body that keeps the professional register, e.g. “[Medical council of …]”.':
      'L’organisme qui tient le registre professionnel, p. ex. «\u202F[Ordre des médecins de …]\u202F».',
    'The clinic that accepts the insurer, or does not.':
      'La clinique qui accepte l’assureur, ou non.',
    'The clinic that says this.': 'La clinique qui le dit.',
    'The clinic that this page speaks for.': 'La clinique au nom de laquelle parle cette page.',
    'The clinic the person works for.': 'La clinique où travaille la personne.',
    'The clinic’s own site.': 'Le site de la clinique.',
    'The company’s own number. Never make one up. E.g. “[digits on the card]”.':
      'Le numéro propre à la compagnie. N’en inventez jamais. P. ex. «\u202F[chiffres de la carte]\u202F».',
    'The company’s own site.': 'Le site de la compagnie.',
    'The complication. Its name and explanation become part of this page.':
      'La complication. Son nom et son explication font partie de cette page.',
    'The country’s ISO code, e.g. “FR”.': 'Le code ISO du pays, p. ex. «\u202FFR\u202F».',
    'The day of the approval.': 'Le jour de l’approbation.',
    'The day of the decision.': 'Le jour de la décision.',
    'The day of the review, as readers see it.':
      'Le jour de la relecture, tel que les lecteurs le voient.',
    'The day on which this major and minor version was approved first.':
      'Le jour où cette version majeure et mineure a été approuvée pour la première fois.',
    'The day somebody last asked the insurer. After 180 days readers are told to ask.':
      'Le jour où quelqu’un a demandé à l’assureur pour la dernière fois. Après 180 jours, les lecteurs sont invités à demander.',
    'The day somebody last read it for this purpose.':
      'Le jour où quelqu’un l’a lue pour la dernière fois à cette fin.',
    'The day the agreement begins.': 'Le jour où l’accord commence.',
    'The days that have these hours.': 'Les jours qui ont ces horaires.',
    'The department that offers it.': 'Le service qui la propose.',
    'The device identifier printed on the package, e.g. “[the digits after (01)]”.':
      'L’identifiant du dispositif imprimé sur l’emballage, p. ex. «\u202F[les chiffres après (01)]\u202F».',
    'The device in the picture.': 'Le dispositif sur l’image.',
    'The document that this clinic adds to.':
      'Le document auquel cette clinique ajoute quelque chose.',
    'The entrance, not the middle of the site.': 'L’entrée, pas le milieu du terrain.',
    'The fields that consent needs and that were empty.':
      'Les champs que demande le consentement et qui étaient vides.',
    'The file may follow later; until then the caption is shown and nothing is invented.':
      'Le fichier peut suivre plus tard\u202F; jusque-là, la légende est affichée et rien n’est inventé.',
    'The file. Nobody may be recognisable in it without a recorded consent.':
      'Le fichier. Personne ne doit y être reconnaissable sans un accord enregistré.',
    'The form cannot be sent without an answer. Ask for as little as possible.':
      'Le formulaire ne peut pas être envoyé sans réponse. Demandez aussi peu que possible.',
    'The form shown below the text.': 'Le formulaire affiché sous le texte.',
    'The forms that this clinic answers.': 'Les formulaires auxquels cette clinique répond.',
    'The group of clinics that this one belongs to.':
      'Le groupe de cliniques auquel celle-ci appartient.',
    'The higher number, as it stands in the statement: of “2 to 5%” the 5.':
      'Le nombre le plus grand, tel qu’il figure dans le texte\u202F: de «\u202F2 to 5%\u202F» le 5.',
    'The id of one Studio user.': 'L’identifiant d’un utilisateur du Studio.',
    'The kind of reason; it is recorded and not shown to readers.':
      'Le genre de raison\u202F; il est enregistré et n’est pas montré aux lecteurs.',
    'The language of the captions, e.g. “en”.':
      'La langue des sous-titres, p. ex. «\u202Fen\u202F».',
    'The language that was approved.': 'La langue qui a été approuvée.',
    'The language under review.': 'La langue en relecture.',
    'The languages this clinic publishes in, e.g. “en”, “fr”.':
      'Les langues dans lesquelles cette clinique publie, p. ex. «\u202Fen\u202F», «\u202Ffr\u202F».',
    'The last day of the agreement. Empty: no end.':
      'Le dernier jour de l’accord. Vide\u202F: sans fin.',
    'The last version that is withdrawn, e.g. “1.2.0”; a later one is shown once approved. Leave empty for all.':
      'La dernière version retirée, p. ex. «\u202F1.2.0\u202F»\u202F; une version suivante est montrée une fois approuvée. Laissez vide pour toutes.',
    'The link to the booking, e.g. “Make an appointment”.':
      'Le lien vers la prise de rendez-vous, p. ex. «\u202FPrendre rendez-vous\u202F».',
    'The link to the map, e.g. “map”.': 'Le lien vers le plan, p. ex. «\u202Fmap\u202F».',
    'The link to the place, e.g. “Visit us”.':
      'Le lien vers le lieu, p. ex. «\u202FNous rendre visite\u202F».',
    'The local emergency number. Never filled in by default.':
      'Le numéro d’urgence local. Jamais rempli d’avance.',
    'The longer end, e.g. “P1Y” for “1 year”.':
      'La durée la plus longue, p. ex. «\u202FP1Y\u202F» pour «\u202F1 an\u202F».',
    'The lower number, as it stands in the statement: of “2 to 5%” the 2.':
      'Le nombre le plus petit, tel qu’il figure dans le texte\u202F: de «\u202F2 to 5%\u202F» le 2.',
    'The maker’s own designation, e.g. “[letters and figures on the label]”.':
      'La désignation du fabricant, p. ex. «\u202F[lettres et chiffres de l’étiquette]\u202F».',
    'The moment of the review. A withdrawal that was lifted later voids it.':
      'Le moment de la relecture. Un retrait levé plus tard l’annule.',
    'The name of that user in the Studio.': 'Le nom de cet utilisateur dans le Studio.',
    'The number as it stands in the statement, e.g. of “[N] in every 100” the [N].':
      'Le nombre tel qu’il figure dans le texte, p. ex. de «\u202F[N] sur 100\u202F» le [N].',
    'The number in that register, e.g. “[digits]”.':
      'Le numéro dans ce registre, p. ex. «\u202F[chiffres]\u202F».',
    'The number people dial here in an emergency, e.g. “[three digits]”.':
      'Le numéro que l’on compose ici en cas d’urgence, p. ex. «\u202F[trois chiffres]\u202F».',
    'The only exception the text allows.': 'La seule exception que le texte admet.',
    'The other risk, named in the same statement.': 'L’autre risque, nommé dans le même texte.',
    'The person or body that owns it, e.g. “[Name of the clinic]”.':
      'La personne ou l’organisme qui en est titulaire, p. ex. «\u202F[Nom de la clinique]\u202F».',
    'The person who answers for the clinical content here.':
      'La personne qui répond ici du contenu clinique.',
    'The person who asked the insurer. Readers never see it.':
      'La personne qui a demandé à l’assureur. Les lecteurs ne la voient jamais.',
    'The person’s own document, if there is one.': 'Le document de la personne, s’il y en a un.',
    'The picture of the device in this state.': 'L’image du dispositif dans cet état.',
    'The plain term first, e.g. “stroke”.': 'Le mot simple d’abord, p. ex. «\u202Fstroke\u202F».',
    'The plans that patients here have.': 'Les contrats qu’ont les patients d’ici.',
    'The procedure this is about.': 'L’intervention dont il s’agit.',
    'The publication that the number was taken from.': 'La publication d’où vient le nombre.',
    'The question itself; always visible, e.g. “Your name”.':
      'La question elle-même\u202F; toujours visible, p. ex. «\u202FVotre nom\u202F».',
    'The questions of a form. What people answer never comes here.':
      'Les questions d’un formulaire. Ce que l’on répond n’arrive jamais ici.',
    'The risk that was counted. It stands in the shared text too.':
      'Le risque qui a été compté. Il figure aussi dans le texte partagé.',
    'The sections that were complete in this language when it was approved.':
      'Les sections complètes dans cette langue au moment de l’approbation.',
    'The shorter end, e.g. “P1M” for “1 month”.':
      'La durée la plus courte, p. ex. «\u202FP1M\u202F» pour «\u202F1 mois\u202F».',
    'The shortest stay, e.g. “P1D” for “one full day”.':
      'Le séjour le plus court, p. ex. «\u202FP1D\u202F» pour «\u202Fun jour entier\u202F».',
    'The state in which it has this size.': 'L’état dans lequel il a cette taille.',
    'The statement says “such as”: no channel may call the list complete.':
      'Le texte dit «\u202Fsuch as\u202F»\u202F: aucun canal ne peut dire la liste complète.',
    'The time over which it was counted, e.g. “from [year] to [year]”.':
      'La période sur laquelle il a été compté, p. ex. «\u202Fde [année] à [année]\u202F».',
    'The time over which they were counted, in the words of the source, e.g. “within [so many] days”.':
      'La période sur laquelle ils ont été comptés, dans les mots de la source, p. ex. «\u202Fen [tant de] jours\u202F».',
    'The version of the document that was approved, e.g. “1.0.0”.':
      'La version du document qui a été approuvée, p. ex. «\u202F1.0.0\u202F».',
    'The version that was approved, e.g. “1.1.0”.':
      'La version qui a été approuvée, p. ex. «\u202F1.1.0\u202F».',
    'The version this was written for, e.g. “1.0.0”. A new major one needs a review.':
      'La version pour laquelle ceci a été écrit, p. ex. «\u202F1.0.0\u202F». Une nouvelle version majeure demande une relecture.',
    'The way from public transport and the car park to the door, e.g. “From [stop], take …”.':
      'Le chemin des transports publics et du parking à la porte, p. ex. «\u202FDepuis [arrêt], prenez …\u202F».',
    'The ways to reach this group. Leave a number empty rather than guess it.':
      'Les façons de joindre ce groupe. Laissez un numéro vide plutôt que de le deviner.',
    'The web page it was taken from, if there is one.':
      'La page web d’où il vient, s’il y en a une.',
    'The whole sentence that people agree to, e.g. “I agree that [clinic] …”.':
      'La phrase entière que l’on accepte, p. ex. «\u202FJ’accepte que [clinique] …\u202F».',
    'The word as it stands in texts, e.g. “restenosis”.':
      'Le mot tel qu’il figure dans les textes, p. ex. «\u202Frestenosis\u202F».',
    'The word to use on all pages, rather than the others.':
      'Le mot à employer sur toutes les pages, plutôt que les autres.',
    'The year of this edition, e.g. “2020”.':
      'L’année de cette édition, p. ex. «\u202F2020\u202F».',
    'Then its size is needed.': 'Il faut alors sa taille.',
    'Three to six things to remember.': 'Trois à six choses à retenir.',
    'Title of the field, e.g. “Risks”.': 'Titre du champ, p. ex. «\u202FRisques\u202F».',
    'Treatments that the statement says may become necessary.':
      'Traitements dont le texte dit qu’ils peuvent devenir nécessaires.',
    'Two sentences, plain words, e.g. “[What it is.] [What it is for.]”.':
      'Deux phrases, en mots simples, p. ex. «\u202F[Ce que c’est.] [À quoi cela sert.]\u202F».',
    'Under which terms the text or picture may be used. Leave it at “Unknown” until somebody has checked.':
      'Conditions d’utilisation du texte ou de l’image. Laissez «\u202FInconnu\u202F» tant que personne n’a vérifié.',
    'What a machine has translated must be revised by a person before it is approved.':
      'Ce qu’une machine a traduit doit être révisé par une personne avant d’être approuvé.',
    'What clinicians call it, if it differs from the name, e.g. “[medical term]”.':
      'Comment les cliniciens l’appellent, si c’est un autre nom, p. ex. «\u202F[terme médical]\u202F».',
    'What else patients should know, e.g. “Bring your card.”.':
      'Ce que les patients doivent encore savoir, p. ex. «\u202FApportez votre carte.\u202F».',
    'What exactly is taken from it, e.g. “[which number, on which page]”.':
      'Ce qui en est tiré exactement, p. ex. «\u202F[quel nombre, à quelle page]\u202F».',
    'What is added to. Nothing of the shared text is removed.':
      'Ce à quoi on ajoute. Rien du texte partagé n’est retiré.',
    'What is done, one after the other, as patients live through it.':
      'Ce qui est fait, étape par étape, comme les patients le vivent.',
    'What is doubtful or missing, for the editors. Readers never see this.':
      'Ce qui est douteux ou manque, pour la rédaction. Les lecteurs ne le voient jamais.',
    'What is doubtful, and who can settle it, e.g. “Ask [whom] whether …”.':
      'Ce qui est douteux, et qui peut le régler, p. ex. «\u202FDemander à [qui] si …\u202F».',
    'What is known and what is still to be settled. Readers never see it. E.g. “Asked [whom] on [date]”.':
      'Ce que l’on sait et ce qui reste à régler. Les lecteurs ne le voient jamais. P. ex. «\u202FDemandé à [qui] le [date]\u202F».',
    'What is sent by pressing it, e.g. “Request for information”.':
      'Ce que l’on envoie en appuyant, p. ex. «\u202FRequest for information\u202F».',
    'What is true of all the risks together, e.g. “Every procedure has risks.”.':
      'Ce qui vaut pour tous les risques ensemble, p. ex. «\u202FToute intervention comporte des risques.\u202F».',
    'What is used or stays in the body.': 'Ce qui est utilisé ou reste dans le corps.',
    'What is withdrawn, for the editors.': 'Ce qui est retiré, pour la rédaction.',
    'What it comes from, e.g. “prolonged use of X-rays”.':
      'D’où cela vient, p. ex. «\u202Fprolonged use of X-rays\u202F».',
    'What it concerns; for sorting and finding.':
      'Ce qu’il concerne\u202F; pour trier et retrouver.',
    'What it is and what it does, in plain words, e.g. “A [thing] that …”.':
      'Ce que c’est et ce que cela fait, en mots simples, p. ex. «\u202FUn [objet] qui …\u202F».',
    'What it is, in a few plain sentences, e.g. “[Name] is …”.':
      'Ce que c’est, en quelques phrases simples, p. ex. «\u202F[Nom], c’est …\u202F».',
    'What it means, in one sentence that needs no other medical word, e.g. “When [something] …”.':
      'Ce que cela veut dire, en une phrase sans autre mot médical, p. ex. «\u202FQuand [quelque chose] …\u202F».',
    'What it shows, in a sentence. Not the caption again. E.g. “A hand holds …”.':
      'Ce que l’on y voit, en une phrase. Pas de nouveau la légende. P. ex. «\u202FUne main tient …\u202F».',
    'What must not be combined with it, e.g. “Ask before you take …”.':
      'Avec quoi il ne faut pas le combiner, p. ex. «\u202FDemandez avant de prendre …\u202F».',
    'What one clinic adds to a shared text. Risks and numbers of the text stay as they are.':
      'Ce qu’une clinique ajoute à un texte partagé. Les risques et les nombres du texte restent tels quels.',
    'What patients are told about scans, in the maker’s or a clinician’s words, e.g. “Before a scan, tell …”.':
      'Ce que l’on dit aux patients des examens, dans les mots du fabricant ou d’un clinicien, p. ex. «\u202FAvant un examen, dites …\u202F».',
    'What patients ask, or a few words, e.g. “Performing coronary dilatation:”.':
      'Ce que demandent les patients, ou quelques mots, p. ex. «\u202FPerforming coronary dilatation:\u202F».',
    'What patients call it, e.g. “Coronary stent”.':
      'Comment les patients l’appellent, p. ex. «\u202FCoronary stent\u202F».',
    'What patients call it, e.g. “[the everyday name]”.':
      'Comment les patients l’appellent, p. ex. «\u202F[le nom courant]\u202F».',
    'What patients can hope for, told as fairly as the risks.':
      'Ce que les patients peuvent espérer, dit aussi honnêtement que les risques.',
    'What patients can notice themselves, and when to ask for help, e.g. “Ask for help if …”.':
      'Ce que les patients peuvent remarquer eux-mêmes, et quand demander de l’aide, p. ex. «\u202FDemandez de l’aide si …\u202F».',
    'What patients can notice themselves, e.g. “[something seen or felt]”.':
      'Ce que les patients peuvent remarquer eux-mêmes, p. ex. «\u202F[ce que l’on voit ou sent]\u202F».',
    'What patients do and avoid afterwards, and for how long.':
      'Ce que les patients font et évitent ensuite, et pendant combien de temps.',
    'What patients do before they come, e.g. what to tell the doctor.':
      'Ce que les patients font avant de venir, p. ex. ce qu’ils disent au médecin.',
    'What patients live through, from arriving until it is over.':
      'Ce que vivent les patients, de l’arrivée à la fin.',
    'What patients must bring, e.g. the insurance card.':
      'Ce que les patients doivent apporter, p. ex. la carte d’assurance.',
    'What patients must do when another operation is planned, e.g. “Tell [whom] that …”.':
      'Ce que les patients doivent faire quand une autre opération est prévue, p. ex. «\u202FDites à [qui] que …\u202F».',
    'What patients read about insurance. Approved by the office, not by a clinician.':
      'Ce que les patients lisent sur l’assurance. Approuvé par le bureau, pas par un clinicien.',
    'What patients read here, e.g. “In our clinic, …”.':
      'Ce que les patients lisent ici, p. ex. «\u202FDans notre clinique, …\u202F».',
    'What patients read instead, e.g. “In our clinic, …”.':
      'Ce que les patients lisent à la place, p. ex. «\u202FDans notre clinique, …\u202F».',
    'What patients read, a whole sentence, e.g. “Do not stop … without …”.':
      'Ce que les patients lisent, une phrase entière, p. ex. «\u202FN’arrêtez pas … sans …\u202F».',
    'What patients read, e.g. “[The author’s own sentences]”.':
      'Ce que les patients lisent, p. ex. «\u202F[Les phrases de l’auteur]\u202F».',
    'What patients read. Everything below must already be said here. E.g. “[Risk] is [how often].”.':
      'Ce que les patients lisent. Tout ce qui suit doit déjà y être dit. P. ex. «\u202F[Risque] est [fréquence].\u202F».',
    'What patients should do if it happens to them, e.g. “Tell [whom] at once.”.':
      'Ce que les patients doivent faire si cela leur arrive, p. ex. «\u202FPrévenez [qui] tout de suite.\u202F».',
    'What patients should do. Leave empty rather than guess. E.g. “If you forget, …”.':
      'Ce que les patients doivent faire. Laissez vide plutôt que de deviner. P. ex. «\u202FSi vous oubliez, …\u202F».',
    'What patients should know about this plan, e.g. “Ask for [paper] first.”.':
      'Ce que les patients doivent savoir de ce contrat, p. ex. «\u202FDemandez d’abord [document].\u202F».',
    'What people can do instead, e.g. “It was not sent. Please call us.”.':
      'Ce que l’on peut faire à la place, p. ex. «\u202FL’envoi a échoué. Veuillez nous appeler.\u202F».',
    'What people do, one after the other.': 'Ce que l’on fait, étape par étape.',
    'What people fill in, e.g. a date or a telephone number.':
      'Ce que l’on remplit, p. ex. une date ou un numéro de téléphone.',
    'What people use this contact for.': 'À quoi sert ce contact.',
    'What people want when they fill it in.': 'Ce que veulent les personnes qui le remplissent.',
    'What readers see above the form, e.g. “Request for information”.':
      'Ce que les lecteurs voient au-dessus du formulaire, p. ex. «\u202FRequest for information\u202F».',
    'What readers see above the page, e.g. “Insurance”.':
      'Ce que les lecteurs voient au-dessus de la page, p. ex. «\u202FAssurance\u202F».',
    'What readers see below it, e.g. “Undeployed coronary stent on balloon”.':
      'Ce que les lecteurs voient au-dessous, p. ex. «\u202FUndeployed coronary stent on balloon\u202F».',
    'What readers see below the picture, if the picture has no caption, e.g. “Before it is opened”.':
      'Ce que les lecteurs voient sous l’image, si elle n’a pas de légende, p. ex. «\u202FAvant l’ouverture\u202F».',
    'What readers see, e.g. “Appointment”.':
      'Ce que les lecteurs voient, p. ex. «\u202FRendez-vous\u202F».',
    'What readers see, e.g. “LUH Ambassadors”.':
      'Ce que les lecteurs voient, p. ex. «\u202FLUH Ambassadors\u202F».',
    'What readers see, e.g. “Monday - Friday: 8 a.m. - 3:30 p.m.”.':
      'Ce que les lecteurs voient, p. ex. «\u202FMonday - Friday: 8 a.m. - 3:30 p.m.\u202F».',
    'What readers see, e.g. “WhatsApp”.':
      'Ce que les lecteurs voient, p. ex. «\u202FWhatsApp\u202F».',
    'What sort of device it is. An implant is meant to stay in the body.':
      'De quelle sorte de dispositif il s’agit. Un implant est fait pour rester dans le corps.',
    'What sort of publication it is.': 'De quelle sorte de publication il s’agit.',
    'What speaks against it, told as fairly as for the procedure itself, e.g. “It may …”.':
      'Ce qui parle contre, dit aussi honnêtement que pour l’intervention elle-même, p. ex. «\u202FCela peut …\u202F».',
    'What speaks for it, told as fairly as for the procedure itself, e.g. “It may …”.':
      'Ce qui parle pour, dit aussi honnêtement que pour l’intervention elle-même, p. ex. «\u202FCela peut …\u202F».',
    'What the author says, e.g. “The most common complication” or “More rarely”.':
      'Ce que dit l’auteur, p. ex. «\u202FThe most common complication\u202F» ou «\u202FMore rarely\u202F».',
    'What the form is for and who answers, e.g. “Ask us about … [Team] will answer.”.':
      'À quoi sert le formulaire et qui répond, p. ex. «\u202FInterrogez-nous sur … [Équipe] répondra.\u202F».',
    'What the insurer says, not what it usually does.':
      'Ce que dit l’assureur, pas ce qu’il fait d’habitude.',
    'What the length depends on, as far as the statement says.':
      'De quoi dépend la durée, pour autant que le texte le dise.',
    'What the number is about: one procedure, one person, one year.':
      'À quoi se rapporte le nombre\u202F: une intervention, une personne, une année.',
    'What the patient reads, whole sentences of the statement, e.g. “Tell your doctor if …”.':
      'Ce que lit le patient, des phrases entières du texte, p. ex. «\u202FPrévenez votre médecin si …\u202F».',
    'What the reviewer should know, or what has to change.':
      'Ce que le relecteur doit savoir, ou ce qu’il faut changer.',
    'What the statements of this page rest on.': 'Ce sur quoi reposent les textes de cette page.',
    'What the statements of this plan rest on.':
      'Ce sur quoi reposent les textes de ce traitement.',
    'What this clinic does not show. Risks, sources and dates always stay.':
      'Ce que cette clinique n’affiche pas. Les risques, les sources et les dates restent toujours.',
    'What this person does for the content.': 'Ce que cette personne fait pour le contenu.',
    'What was changed from one approval to the next. Written by “Approve”.':
      'Ce qui a changé d’une approbation à la suivante. Écrit par «\u202FApprouver\u202F».',
    'When it is printed or shown at actual size. Measure, do not estimate. E.g. “90”.':
      'Quand elle est imprimée ou montrée en taille réelle. Mesurez, n’estimez pas. P. ex. «\u202F90\u202F».',
    'When somebody answers.': 'Quand quelqu’un répond.',
    'When the last step was taken.': 'Quand la dernière étape a été faite.',
    'When the patient has to do it.': 'Quand le patient doit le faire.',
    'When the statement speaks of the group as a whole, e.g. “have become rare”.':
      'Quand le texte parle de tout le groupe, p. ex. «\u202Fhave become rare\u202F».',
    'When to call it, in one sentence, e.g. “Call [number] if …”.':
      'Quand l’appeler, en une phrase, p. ex. «\u202FAppelez le [numéro] si …\u202F».',
    'Where it can be read.': 'Où on peut la lire.',
    'Where patients come to. Not a post-office box.':
      'Où viennent les patients. Pas une boîte postale.',
    'Where the catheter enters.': 'Par où entre le cathéter.',
    'Where the numbers come from.': 'D’où viennent les nombres.',
    'Where the permission is filed, so that a colleague can find it, e.g. “[letter of, date, folder]”.':
      'Où l’autorisation est classée, pour qu’un collègue la trouve, p. ex. «\u202F[lettre du, date, dossier]\u202F».',
    'Where the review stands.': 'Où en est la relecture.',
    'Whether it stays in the body after the procedure.':
      'S’il reste dans le corps après l’intervention.',
    'Whether it treats, finds or prevents a disease.':
      'Si elle traite, trouve ou prévient une maladie.',
    'Whether one clinic accepts one insurer, and when somebody last checked.':
      'Si une clinique accepte un assureur, et quand quelqu’un l’a vérifié pour la dernière fois.',
    'Whether people who carry it may be scanned.':
      'Si les personnes qui le portent peuvent passer un examen.',
    'Whether the company still insures people.': 'Si la compagnie assure encore des personnes.',
    'Who decides in the end, e.g. “Final cover is decided by your insurer”.':
      'Qui décide à la fin, p. ex. «\u202FLa prise en charge définitive est décidée par votre assureur\u202F».',
    'Who owns this text or picture. While it is unknown, other clinics cannot re-use it.':
      'Qui est titulaire de ce texte ou de cette image. Tant que c’est inconnu, d’autres cliniques ne peuvent pas le réutiliser.',
    'Who pays the clinic.': 'Qui paie la clinique.',
    'Who reads the answers, how long they are kept, whom to ask, e.g. “Only [team] reads this …”.':
      'Qui lit les réponses, combien de temps elles sont conservées, à qui s’adresser, p. ex. «\u202FSeule [équipe] les lit …\u202F».',
    'Who they are and what they help with, e.g. “[Who they are], who help with [what]”.':
      'Qui ils sont et ce qu’ils apportent, p. ex. «\u202F[Qui ils sont], qui aident à [quoi]\u202F».',
    'Whom the text addresses.': 'À qui le texte s’adresse.',
    'Whom to reach and how soon, e.g. “Call … at once.”.':
      'Qui joindre et dans quel délai, p. ex. «\u202FAppelez … tout de suite.\u202F».',
    'Whom to reach and how. Begin with the verb. E.g. “Call …”.':
      'Qui joindre et comment. Commencez par le verbe. P. ex. «\u202FAppelez …\u202F».',
    'Why it is shown all the same.': 'Pourquoi il est tout de même montré.',
    'Words of the statement, e.g. “[a few words that stand there]”.':
      'Mots du texte, p. ex. «\u202F[quelques mots qui y figurent]\u202F».',
    'Words people may search with. Never shown.':
      'Mots avec lesquels on peut chercher. Jamais affichés.',
    'Written by the action “Approve”. Any change to an approved word makes its stamp void.':
      'Écrit par l’action «\u202FApprouver\u202F». Tout changement d’un mot approuvé annule son tampon.',
    'Written by “Submit for review” and “Request changes”. Readers never see it.':
      'Écrit par «\u202FSoumettre pour relecture\u202F» et «\u202FDemander des changements\u202F». Les lecteurs ne le voient jamais.',
    'e.g. undeployed on the balloon, then deployed.':
      'P. ex. non déployé sur le ballonnet, puis déployé.',
    'e.g. “Antiplatelet treatment after dilatation”.':
      'P. ex. «\u202FAntiplatelet treatment after dilatation\u202F».',
    'e.g. “Europe/Paris”. Without it “open now” is not told.':
      'P. ex. «\u202FEurope/Paris\u202F». Sans lui, on ne dit pas «\u202Fouvert maintenant\u202F».',
    'e.g. “Our location”.': 'P. ex. «\u202FOur location\u202F».',
    'e.g. “coronary angioplasty”.': 'P. ex. «\u202Fcoronary angioplasty\u202F».',
    'e.g. “coronary arteries”.': 'P. ex. «\u202Fcoronary arteries\u202F».',
    'e.g. “coronary-stent”, one per language.':
      'P. ex. «\u202Fcoronary-stent\u202F», une par langue.',
    'e.g. “email”, “tel”.': 'P. ex. «\u202Femail\u202F», «\u202Ftel\u202F».',
    'e.g. “insurance”, one per language.': 'P. ex. «\u202Finsurance\u202F», une par langue.',
    '“Not stated” when the text does not say.':
      '«\u202FNon indiqué\u202F» quand le texte ne le dit pas.',
    '“higher when …”, “lower when …”, or “depends on …”.':
      '«\u202Fhigher when …\u202F», «\u202Flower when …\u202F» ou «\u202Fdepends on …\u202F».',
    '“the editor” when the source has no title for this group.':
      '«\u202Fla rédaction\u202F» quand la source n’a pas de titre pour ce groupe.',
  }),
)

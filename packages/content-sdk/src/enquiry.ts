// Forms that people fill in: what a form document asks in one language, and whether answers fit it. The
// same code judges them in a browser and on a server.
export {
  answersSchema,
  checkAnswers,
  consentName,
  trapName,
  type Answer,
  type AnswerError,
  type CheckedAnswers,
} from './enquiry/answers.ts'
export {formOf, type EnquiryForm, type Question, type QuestionType} from './enquiry/form.ts'
export {enquiryWords, type EnquiryWords} from './enquiry/words.ts'

import { count, day } from './grammar.ts';

const QUESTIONS = { one: 'question', other: 'questions' };

/** Words of the page that people answer in a browser. */
export const formWords = {
  openInBrowser:
    'This is a questionnaire. Save this file and open it in a browser, such as Chrome, Edge, Firefox or Safari.',
  noScript: 'This page needs JavaScript. It makes no connection to the internet.',
  broken: 'This file is incomplete. Ask for it again.',

  /* Start */
  heading: ({ subject }: { subject: string }) =>
    `How well do marketing and sales agree at ${subject}?`,
  headingOf: ({ title, subject }: { title: string; subject: string }) => `${title}: ${subject}`,
  facts: { you: 'You', takes: 'Takes', due: 'Due' },
  takes: ({ questions, minutes }: { questions: number; minutes: number }) =>
    `${count(questions, QUESTIONS)}, about ${count(minutes, { one: 'minute', other: 'minutes' })}`,
  due: ({ date }: { date: string }) => day(date),
  whoAreYou: 'Who are you?',
  someoneElse: 'Someone else',
  privacy: 'Your answers stay on this device until you send them. You can stop and resume later.',
  privacyEncrypted:
    'Your answers stay on this device until you send them. The file that you send is encrypted.',
  optional: ({ label }: { label: string }) => `${label} (may be left out)`,
  begin: 'Begin',
  resume: 'Resume',

  /* First impression */
  guess: 'All in all, how well do marketing and sales agree?',
  guessOf: ({ subject }: { subject: string }) =>
    `All in all, how much of this is in place at ${subject}?`,
  guessAbout: 'A guess. It shows the distance between feeling and answers, and is not scored.',

  /* Questions */
  saved: '✓ Saved on this device',
  fromOther: 'Resumed with the newer answers of another window',
  notSaved: 'Not saved on this device. Send your answers before you close this page.',
  progress: ({ answered, of }: { answered: number; of: number }) => `${answered} of ${of} answered`,
  progressLabel: 'Answered',
  unknown: 'I don’t know',
  unknownAbout: 'Better than a guess. It does not lower the score.',
  notApplicable: 'Does not apply to us',
  notApplicableAbout: 'Please say why.',
  reason: 'Why does it not apply?',
  reasonAbout: 'The reason is printed in the report. Without a reason the answer is not saved.',
  tickAll: 'Tick all that apply.',
  writeAs: ({ kind }: { kind: string }) => `Write ${kind}.`,
  noneOfThese: 'None of these',
  addNote: 'Add a note or evidence',
  note: 'What makes you say so?',
  evidence: 'Where can it be seen? One piece of evidence per line',
  more: 'More about this question',
  ambiguous: ({ meanings }: { meanings: readonly string[] }) =>
    `This can mean ${meanings.join(' or ')}. Write the number without separators.`,
  noNumber: 'This is not a number. Write digits only.',
  withdraw: 'Take this answer back',
  back: 'Back',
  next: 'Next',
  later: 'Answer later',
  review: 'Review',

  /* Review */
  reviewOpen: ({ open }: { open: number }) =>
    `${count(open, QUESTIONS)} ${open === 1 ? 'is' : 'are'} unanswered`,
  reviewDone: 'All questions are answered',
  openList: 'Unanswered',
  doneList: 'Answered',
  openAnswer: 'Unanswered',
  withNote: ({ answer }: { answer: string }) => `${answer}, with note`,
  answerOpen: 'Answer the rest',
  finish: 'Finish',
  finishAnyway: 'Finish without them',

  /* End */
  thanks: ({ name }: { name: string }) => `Thank you, ${name}.`,
  oneStepLeft: 'One step is left: send the answers to the person who sent you this form.',
  result: ({ score, band }: { score: string; band: string }) =>
    `Your own picture: ${[score, band].filter((part) => part !== '').join(', ')}. It is one view. The audit compares it with those of the others.`,
  noResult: 'Nothing could be scored: no question with a score was answered.',
  nothingSent: 'Nothing has left this device yet.',
  saveFile: 'Save the answers file',
  fileAbout: ({ file }: { file: string }) => `${file}. Then attach it to an e-mail.`,
  share: 'Share the answers file',
  copy: 'Copy the answers as text',
  copyAbout: 'If saving does not work on this device: paste the text into an e-mail.',
  copied: 'Copied. Paste it into an e-mail.',
  notCopied: 'The text could not be copied. Select it below and copy it.',
  asText: 'Answers as text',
  pasteTitle: ({ name, subject }: { name: string; subject: string }) =>
    `Answers of ${name}, ${subject}`,
  code: 'Code to read out on the telephone',
  codeAbout: 'It has your answers without notes and evidence.',
  cannotEncrypt:
    'This browser cannot encrypt the answers here. Save this file, open it from the device and try again.',
  erase: 'Erase from this device',
  eraseSure: 'Erase all answers now?',
} as const;

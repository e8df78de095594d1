import { valueIn } from '../answers/answers.ts';
import { answerOfRow, isBox } from '../checklist/criteria/face.ts';
import { canBeNotApplicable, displayOf, groupsOf } from '../checklist/lookup.ts';
import { startConversation } from '../conversation/advance.ts';
import type { Script } from '../conversation/script.ts';
import { listedCriteria, type QuestionView, questionView } from '../conversation/view.ts';
import { answerText, tickedIn } from '../conversation/wording.ts';
import { formatScore } from '../numbers.ts';
import { encryptAnswers } from '../returns/encryption.ts';
import { pasteable } from '../returns/pasted.ts';
import { telephoneCode } from '../returns/telephone.ts';
import { judgeBand, lowestOf } from '../scoring/band.ts';
import { scoreAudit } from '../scoring/scorecard.ts';
import { formWords as words } from '../words/form.ts';
import { headOf, textsOf } from './answer.ts';
import { button, make } from './elements.ts';
import { answersText, type Kept, keptOf, recall, recordIn } from './keeping.ts';
import type { Questionnaire } from './questionnaire.ts';

/** Gives the answers to the person who sends them: as a file, as text and as a code. */
export function endScreen(
  questionnaire: Questionnaire,
  kept: Kept,
  done: (next: 'review' | 'erase') => void,
): HTMLElement {
  const { person } = kept;
  const ways = make('div', { class: 'ways' });
  const made = make(
    'div',
    {},
    make('h1', { tabindex: -1, dir: 'auto' }, words.thanks({ name: person.name })),
    make('p', {}, words.oneStepLeft),
    ways,
    questionnaire.showsResult
      ? make('p', { class: 'result' }, resultOf(questionnaire, kept))
      : null,
    make('div', { class: 'rule' }, make('p', {}, words.nothingSent)),
    make(
      'div',
      { class: 'nav' },
      button(words.review, () => done('review')),
      eraseButton(() => done('erase')),
    ),
  );
  void textToSend(questionnaire, kept).then((text) => {
    if (text === null) {
      ways.append(make('p', { class: 'error', role: 'alert' }, words.cannotEncrypt));
      return;
    }
    ways.append(...waysToSend(questionnaire, kept, text));
  });
  return made;
}

/** Returns the score of these answers alone, and its band. */
function resultOf({ checklist, mode }: Questionnaire, { person, said }: Kept): string {
  const answers = new Map(Object.entries(said.answers));
  const card = scoreAudit(checklist, [{ id: person.id, group: person.group, answers }], mode);
  if (card.score === null) return words.noResult;
  const { band } = judgeBand(checklist, card);
  const title = checklist.bands.find(({ id }) => id === band)?.title ?? '';
  const bounds = checklist.bands.map((own) => lowestOf(checklist, own));
  return words.result({
    score: formatScore(displayOf(checklist), card.score, bounds),
    band: title,
  });
}

/** Erasing needs a second press. */
function eraseButton(erase: () => void): HTMLElement {
  let isSure = false;
  const made = button(words.erase, () => {
    if (isSure) erase();
    isSure = true;
    made.textContent = words.eraseSure;
  });
  return made;
}

/** Returns the text that is sent, encrypted if the form says so; `null` if this browser cannot. */
async function textToSend(questionnaire: Questionnaire, kept: Kept): Promise<string | null> {
  const text = answersText(questionnaire, kept, today());
  const { publicKey } = questionnaire;
  if (publicKey === null) return text;
  // A page over plain http has no cryptography.
  if (!isSecureContext) return null;
  try {
    return `${JSON.stringify(await encryptAnswers(publicKey, text), null, 2)}\n`;
  } catch {
    return null;
  }
}

function waysToSend(
  questionnaire: Questionnaire,
  kept: Kept,
  text: string,
): readonly HTMLElement[] {
  const { subject } = questionnaire;
  const { id, name } = kept.person;
  const file = new File([text], `${id}.json`, { type: 'application/json' });
  const pasted = pasteable(text, words.pasteTitle({ name, subject }));
  const area = make('textarea', { readonly: true, rows: 6, 'aria-label': words.asText });
  area.value = pasted;
  const shown = make('details', {}, make('summary', {}, words.asText), area);
  const said = make('p', { class: 'quiet', role: 'status' }, words.copyAbout);
  const copy = async () => {
    try {
      await navigator.clipboard.writeText(pasted);
      said.textContent = words.copied;
    } catch {
      shown.open = true;
      area.select();
      said.textContent = words.notCopied;
    }
  };
  const data: ShareData = { files: [file], title: words.pasteTitle({ name, subject }) };
  // Firefox on a computer has no sharing, and some browsers share no files.
  const canShare = 'canShare' in navigator && navigator.canShare(data);
  const code = codeOf(questionnaire, kept);
  return [
    button(words.saveFile, () => save(file), true),
    make('p', { class: 'quiet' }, words.fileAbout({ file: file.name })),
    ...(canShare
      ? [
          button(words.share, () => {
            // Somebody who closes the menu has decided not to share.
            navigator.share(data).catch(() => {});
          }),
        ]
      : []),
    button(words.copy, () => void copy()),
    said,
    shown,
    ...(code === null
      ? []
      : [
          make('h2', {}, words.code),
          make('p', { class: 'code' }, code),
          make('p', { class: 'quiet' }, words.codeAbout),
        ]),
  ];
}

/** Returns the code to read out; `null` if it cannot hold these answers. */
function codeOf({ telephone }: Questionnaire, { said }: Kept): string | null {
  const answers = Object.entries(said.answers);
  if (telephone === null || answers.some(([, answer]) => 'notApplicable' in answer)) return null;
  return telephoneCode(
    telephone,
    Object.fromEntries(answers.map(([id, answer]) => [id, valueIn(answer)])),
  );
}

function save(file: File): void {
  const url = URL.createObjectURL(file);
  const link = make('a', { href: url, download: file.name });
  document.body.append(link);
  link.click();
  link.remove();
  // Some browsers read it only after the click.
  setTimeout(() => URL.revokeObjectURL(url), 60_000);
}

/** Today in local time, YYYY-MM-DD. */
function today(): string {
  const now = new Date();
  const [month, day] = [now.getMonth() + 1, now.getDate()].map((n) => String(n).padStart(2, '0'));
  return `${now.getFullYear()}-${month}-${day}`;
}

/** Returns all questions with the answers so far, to print, and to fill in with a pen. */
export function onPaper(questionnaire: Questionnaire): readonly HTMLElement[] {
  const { checklist, mode, subject } = questionnaire;
  const [group = ''] = Object.keys(groupsOf(checklist));
  const kept = recall(questionnaire) ?? keptOf({ id: 'respondent', name: '', group });
  const script: Script = { checklist, mode };
  const state = startConversation(script, recordIn(kept));
  const setting = { heading: '', groups: new Map<string, string>(), hidesNames: false };
  const view = { script, state, saving: null, earlier: null, setting };
  const name = kept.person.name === '' ? '' : `, ${kept.person.name}`;
  return [
    make('h1', { dir: 'auto' }, `${checklist.title}: ${subject}${name}`),
    ...listedCriteria(view).flatMap(({ id }) => {
      const question = questionView(view, id);
      return question ? [questionOnPaper(question)] : [];
    }),
  ];
}

function questionOnPaper(question: QuestionView): HTMLElement {
  const { criterion, face, scale, answer, remarks } = question;
  const isBoxes = face.entry === 'boxes';
  const isTyped = face.entry === 'line' || face.entry === 'text';
  const value = valueIn(answer);
  const rows = face.rows.map((row) => {
    const { title, text } = textsOf(row);
    const isChosen = isBoxes ? isBox(row, tickedIn(answer)) : value === answerOfRow(row);
    const label = text === '' ? title : `${title}: ${text}`;
    return line(isBoxes ? BOX : CIRCLE, value !== null && isChosen, label);
  });
  const isNot = answer !== undefined && 'notApplicable' in answer;
  const isUnknown = answer !== undefined && !isNot && value === null;
  const reason = isNot ? `: ${answer.notApplicable}` : '';
  return make(
    'section',
    {},
    make('h2', { dir: 'auto' }, headOf(question)),
    make('p', { dir: 'auto' }, criterion.question),
    isTyped ? make('p', { dir: 'auto' }, value === null ? BLANK : answerText(answer, scale)) : null,
    make(
      'ul',
      {},
      ...rows,
      line(CIRCLE, isUnknown, words.unknown),
      canBeNotApplicable(criterion) ? line(CIRCLE, isNot, `${words.notApplicable}${reason}`) : null,
    ),
    ...[remarks.note ?? '', ...(remarks.evidence ?? [])]
      .filter((text) => text !== '')
      .map((text) => make('p', { dir: 'auto' }, text)),
  );
}

/** Signs of what is not chosen, and of what is. */
const CIRCLE = ['○', '●'] as const;
const BOX = ['☐', '☑'] as const;
const BLANK = '_'.repeat(40);

function line([open, chosen]: typeof CIRCLE | typeof BOX, isChosen: boolean, text: string) {
  return make('li', { dir: 'auto' }, `${isChosen ? chosen : open}\u2002${text}`);
}

import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import type { Respondent } from '../answers/answers.ts';
import { answeredVersion } from '../answers/level-texts.ts';
import { requireKeys } from '../asking/session/options.ts';
import { UserError } from '../diagnostic.ts';
import {
  DATA_ID,
  MAIN_ID,
  PAPER_ID,
  type Questionnaire,
  withoutAdvice,
} from '../form/questionnaire.ts';
import { formStyle } from '../form/style.ts';
import { codeOf, fileError } from '../io/file-system.ts';
import type { Io } from '../io/io.ts';
import { printStatus } from '../io/messages.ts';
import { loadBrand } from '../loading/brand.ts';
import { shippedText } from '../loading/checklists/shipped.ts';
import { type Branding, dataUri } from '../report/brand/brand.ts';
import { html, nothing, trusted } from '../report/writers/html/markup.ts';
import { fingerprintOf, publicKeyOf } from '../returns/encryption.ts';
import { digestOf } from '../source/source.ts';
import { writeOutput } from '../storage/output-file.ts';
import { collectingWords } from '../words/collecting.ts';
import { formWords } from '../words/form.ts';
import { telephoneQuestions } from './collect.ts';
import { keyPath } from './incoming.ts';
import { type OpenedRound, openRound } from './open-round.ts';

const words = collectingWords.form;

/** Settings of a form that people answer in a browser. */
export interface PageRequest {
  readonly round: string | undefined;
  /** File, or folder of a form for each person. */
  readonly output?: string | undefined;
  readonly force?: boolean | undefined;
  readonly each?: boolean | undefined;
  readonly express?: boolean | undefined;
  readonly brand?: string | undefined;
  readonly showResult?: boolean | undefined;
  readonly encrypt?: boolean | undefined;
  /** Path of a private or public key; default the private one in the home folder. */
  readonly key?: string | undefined;
  readonly checklist?: string | undefined;
}

/**
 * Writes one page for everyone, or one for each expected person.
 * @throws UserError if the round cannot be read, a page cannot be made of it, or it cannot be written
 */
export async function writeFormPages(io: Io, request: PageRequest): Promise<void> {
  const { round: folder, output, force = false, each = false } = request;
  if (folder === undefined) throw new UserError(words.needsRound);
  if (output === undefined && each) throw new UserError(words.eachNeedsFolder);
  if (output === undefined && io.stdout.isTerminal) throw new UserError(words.pageNeedsOutput);
  const round = await openRound(io, folder, request.checklist);
  if (request.express) requireKeys(round.checklist.definition);
  const loaded = request.brand === undefined ? null : await loadBrand(io, request.brand);
  const publicKey = request.encrypt ? await publicKeyIn(io, request.key) : null;
  const script = shippedText(io, 'form.js');
  const page = (only: Respondent | null) =>
    pageOf(questionnaireOf(round, request, { publicKey, only }), script, loaded?.brand ?? null);
  const read = [...round.files.map(({ source }) => source.file), ...round.checklist.files];
  const inputs = [...read, ...(loaded?.inputs ?? [])];
  const write = (path: string, only: Respondent | null) => {
    writeOutput(io, { path, force, inputs }, page(only));
    printStatus(io, words.saved({ path }));
  };
  if (output === undefined) io.stdout.write(page(null));
  else if (!each) write(output, null);
  else {
    const people = round.fitted.register?.expected ?? [];
    if (people.length === 0) throw new UserError(words.nobodyExpected);
    try {
      mkdirSync(resolve(io.folder, output), { recursive: true });
    } catch (error) {
      throw fileError('write', output, error);
    }
    for (const person of people) write(join(output, `${person.id}.html`), person);
  }
  if (publicKey !== null) {
    const fingerprint = await fingerprintOf(publicKey);
    printStatus(io, words.encryptedTo({ fingerprint }));
  }
}

async function publicKeyIn(io: Io, given: string | undefined): Promise<string> {
  const path = keyPath(io, given);
  const file = resolve(io.folder, path);
  if (!existsSync(file)) throw new UserError(words.noKey({ path }));
  try {
    const text = readFileSync(file, 'utf8');
    const isPrivate = text.includes('PRIVATE KEY');
    const key = isPrivate ? await publicKeyOf(text) : text.replace(/\s/g, '');
    if (key !== null && SPKI.test(key)) return key;
  } catch (error) {
    if (codeOf(error) !== undefined) throw fileError('read', path, error);
  }
  throw new UserError(words.badKey({ path }));
}

/** A public key on the curve P-256, with the header that all of them have. */
const SPKI = /^MFkwEwYHKoZIzj0CAQYIKoZIzj0DAQcDQgAE[A-Za-z0-9+/]{86}==$/;

function questionnaireOf(
  round: OpenedRound,
  { express, showResult = false }: PageRequest,
  { publicKey, only }: { readonly publicKey: string | null; readonly only: Respondent | null },
): Questionnaire {
  const { definition } = round.checklist;
  const { subject } = round;
  if (subject === null) throw new UserError(collectingWords.noSubject);
  const { date, to } = round.round?.round ?? {};
  const mode = express ? 'express' : round.mode;
  const version = answeredVersion(definition);
  return {
    round: digestOf({ version, subject, mode, date, to }).slice(0, 16),
    checklist: withoutAdvice(definition),
    version,
    mode,
    subject,
    due: to ?? date ?? null,
    date: date ?? null,
    people: only ? [only] : (round.fitted.register?.expected ?? []),
    isPersonal: only !== null,
    publicKey,
    showsResult: showResult,
    telephone: publicKey === null ? telephoneQuestions(definition, mode) : null,
  };
}

/** Returns the page, which loads nothing and runs only the script that is in it. */
function pageOf(questionnaire: Questionnaire, script: string, brand: Branding | null): string {
  const style = formStyle(brand?.accent ?? null);
  const data = JSON.stringify(questionnaire).replace(/</g, '\\u003c');
  const policy = Object.entries({
    'default-src': "'none'",
    'script-src': `'sha256-${sha256(script)}'`,
    'style-src': `'sha256-${sha256(style)}'`,
    'img-src': 'data:',
    'base-uri': "'none'",
    'form-action': "'none'",
  }).map(([directive, source]) => `${directive} ${source}`);
  const { title } = questionnaire.checklist;
  const logo = brand?.logo
    ? html`<img class="logo" src="${dataUri(brand.logo)}" alt="${brand.firm}">\n`
    : nothing;
  return html`<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${trusted(policy.join('; '))}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<meta name="referrer" content="no-referrer">
<title>${title}: ${questionnaire.subject}</title>
<style>${trusted(style)}</style>
</head>
<body>
<main>
${logo}<div id="${MAIN_ID}">
<h1>${title}</h1>
<p>${formWords.openInBrowser}</p>
<noscript><p>${formWords.noScript}</p></noscript>
</div>
</main>
<div id="${PAPER_ID}"></div>
<script type="application/json" id="${DATA_ID}">${trusted(data)}</script>
<script>${trusted(script)}</script>
</body>
</html>
`.markup;
}

function sha256(text: string): string {
  return createHash('sha256').update(text).digest('base64');
}

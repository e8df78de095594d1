import { Document, isMap, isSeq, parseDocument, type ToStringOptions } from 'yaml';
import type { PathStep } from '../analysis/path/path.ts';
import { isReached, presentLevels } from '../analysis/promises.ts';
import type { Checklist } from '../checklist/checklist.ts';
import { levelNumbered, scaleOf } from '../checklist/criteria/types.ts';
import { levelText } from '../checklist/level-match.ts';
import { criterionNamed, holderOf, type RoleHolders } from '../checklist/lookup.ts';
import type { Scorecard } from '../scoring/scorecard.ts';
import { yamlText } from '../source/edit/yaml-text.ts';
import { fileWords } from '../words/files.ts';
import { type Action, checkPlan, type Plan } from './plan.ts';

/** Plan with the text of its file. */
export interface WrittenPlan {
  readonly text: string;
  readonly plan: Plan;
}

export interface PlannedAudit {
  readonly checklist: Checklist;
  readonly subject: string;
  readonly scorecard: Scorecard;
  /** Who holds the roles that advice names. */
  readonly owners?: RoleHolders | undefined;
  /** Steps of the action path; empty if nothing needs to be done. */
  readonly steps: readonly PathStep[];
}

/**
 * Returns the text of a plan after an audit. Without a plan, writes a new one; else appends missing
 * actions and marks reached ones as done. Nothing is deleted; texts, dates and comments stay. A
 * plan that is complete is returned byte by byte.
 */
export function updatePlan(written: WrittenPlan | null, audit: PlannedAudit): string {
  if (!written) return newPlan(audit);
  const { checklist } = audit;
  const before = written.plan;
  const levelIn = presentLevels(checklist, before.checklist);
  const after = before.actions.map((action) => broughtUpToDate(action, levelIn(action), audit));
  const done = [...after.keys()].filter((i) => after[i] !== before.actions[i]);
  const present = after.map((action) => ({ ...action, level: levelIn(action) ?? action.level }));
  const added = newActions(audit, present);
  const isNewVersion = before.checklist.version !== checklist.version && fits(checklist, before);
  if (done.length + added.length === 0 && !isNewVersion) return written.text;
  const document = parseDocument(written.text);
  if (isNewVersion) document.setIn(['checklist', 'version'], checklist.version);
  for (const i of done) document.setIn(['actions', i, 'status'], 'done');
  append(document, added);
  return asBefore(written.text, document);
}

/**
 * True if this version of the checklist has everything in the plan, and the levels say the same.
 * Otherwise the plan keeps its version, in which removed criteria are no errors.
 */
function fits(checklist: Checklist, plan: Plan): boolean {
  const { id, version } = checklist;
  const levelIn = presentLevels(checklist, plan.checklist);
  if (plan.actions.some((action) => levelIn(action) !== action.level)) return false;
  return checkPlan(checklist, { ...plan, checklist: { id, version } }).length === 0;
}

/** Person and date that an action is given in a meeting. */
export interface Commitment {
  readonly owner: string | null;
  /** YYYY-MM-DD. */
  readonly due: string | null;
}

/** Returns the text of a plan in which an action has this owner and date; all else stays. */
export function withCommitment(text: string, id: string, { owner, due }: Commitment): string {
  const document = parseDocument(text);
  const list = document.get('actions');
  const at = isSeq(list)
    ? list.items.findIndex((item) => isMap(item) && item.get('id') === id)
    : -1;
  if (at < 0) throw new Error(`the plan has no action ${id}`);
  document.setIn(['actions', at, 'owner'], owner);
  document.setIn(['actions', at, 'due'], due);
  return asBefore(text, document);
}

/** Returns the text of a changed plan in its former style: JSON or YAML, with its line ends. */
function asBefore(text: string, document: Document): string {
  const changed = isJson(text) ? `${JSON.stringify(document.toJS(), null, 2)}\n` : textOf(document);
  return text.includes('\r\n') ? changed.replaceAll(/\r?\n/g, '\r\n') : changed;
}

function isJson(text: string): boolean {
  try {
    return typeof JSON.parse(text) === 'object';
  } catch {
    return false;
  }
}

function broughtUpToDate(
  action: Action,
  level: number | null,
  { checklist, scorecard }: PlannedAudit,
): Action {
  const isDone =
    action.status === 'open' &&
    level !== null &&
    isReached(checklist, scorecard, { ...action, level });
  return isDone ? { ...action, status: 'done' } : action;
}

/** Options under which text survives YAML unchanged: no folding and no blocks. */
const LAYOUT: ToStringOptions = {
  lineWidth: 0,
  blockQuote: false,
  doubleQuotedMinMultiLineLength: 1e9,
  nullStr: '',
};

/** Returns the YAML of a plan. Texts in blocks ("|") stay so if they survive unchanged. */
function textOf(document: Document): string {
  const text = yamlText(document, { ...LAYOUT, blockQuote: true });
  const isSame = JSON.stringify(parseDocument(text).toJS()) === JSON.stringify(document.toJS());
  return isSame ? text : yamlText(document, LAYOUT);
}

function newPlan(audit: PlannedAudit): string {
  const { checklist, subject } = audit;
  const { id, version } = checklist;
  const actions = newActions(audit, []);
  const document = new Document({ format: 1, checklist: { id, version }, subject, actions: [] });
  document.commentBefore = fileWords.planHeading;
  append(document, actions);
  return yamlText(document, LAYOUT);
}

function append(document: Document, actions: readonly Action[]): void {
  const list = document.get('actions');
  if (!isSeq(list)) throw new Error('a plan without a list of actions');
  if (list.items.length === 0 && actions.length > 0) list.flow = false;
  for (const action of actions) list.add(document.createNode(action));
}

/** Lists the actions of a path that a plan does not have, in the order of the path. */
function newActions(
  { checklist, steps, owners }: PlannedAudit,
  actions: readonly Action[],
): readonly Action[] {
  const taken = new Set(actions.map(({ id }) => id));
  return steps
    .filter((step) => !actions.some((action) => covers(checklist, action, step)))
    .map((step) => {
      const known = criterionNamed(checklist, step.criterion);
      const isBoxes = known !== null && scaleOf(checklist, known).boxes !== null;
      const id = freeId(`${stem(step.criterion)}-to-${step.to.level}`, taken);
      taken.add(id);
      // Boxes have no text that a level of today could repeat.
      return actionFor(step, { id, says: isBoxes ? null : levelText(step.to), owners });
    });
}

/**
 * True if the plan has the step: an open action to at least its level, or a dropped one to the same
 * level. An action that is done and needed again is a new one.
 */
function covers(checklist: Checklist, action: Action, { criterion: id, to }: PathStep): boolean {
  const criterion = criterionNamed(checklist, action.criterion);
  const level = criterion && levelNumbered(checklist, criterion, action.level);
  if (criterion?.id !== id || !level) return false;
  if (action.status === 'dropped') return action.level === to.level;
  return action.status === 'open' && level.score >= to.score;
}

function actionFor(
  { criterion, to, advice, effort }: PathStep,
  { id, says, owners }: Pick<PlannedAudit, 'owners'> & { id: string; says: string | null },
): Action {
  const roles = advice.flatMap(({ owner }) => owner ?? []);
  const people = new Set(roles.map((role) => holderOf(owners, role) ?? role));
  const done = advice.flatMap(({ doneWhen }) => doneWhen ?? []);
  return {
    id,
    criterion,
    level: to.level,
    ...(says === null ? {} : { says }),
    do: advice.map((own) => own.do).join(' '),
    ...(done.length > 0 && { doneWhen: done.join(' ') }),
    owner: people.size > 0 ? [...people].join(', ') : null,
    due: null,
    effort,
    status: 'open',
  };
}

/** Shortens the id of a criterion to leave room for a level and a number. */
function stem(criterion: string): string {
  return criterion.slice(0, 80).replace(/-$/, '');
}

function freeId(id: string, taken: ReadonlySet<string>): string {
  if (!taken.has(id)) return id;
  for (let number = 2; ; number++) {
    const next = `${id}-${number}`;
    if (!taken.has(next)) return next;
  }
}

import type { Checklist } from '../../checklist/checklist.ts';
import { faceOf } from '../../checklist/criteria/faces.ts';
import { criteriaOf, criterionNamed } from '../../checklist/lookup.ts';
import { foldText, hyphenedFold, lexiconOf } from './fold.ts';
import type { ImportMap, MappedColumn, PersonField } from './map.ts';
import type { AnswerTable, TableColumn } from './table.ts';

/** Content of a column. */
export type Role =
  | { readonly is: 'criterion'; readonly criterion: string }
  | { readonly is: 'box'; readonly criterion: string; readonly option: string }
  | { readonly is: 'note' | 'evidence'; readonly criterion: string }
  | { readonly is: 'field'; readonly field: PersonField }
  | { readonly is: 'ignored' };

/** Columns of a table with their content, where it is known. */
export interface Roles {
  readonly byColumn: ReadonlyMap<number, Role>;
  /** Columns that nobody knows, with the criterion that their header is most like. */
  readonly open: readonly OpenColumn[];
  /** Columns with the same role; none of them is used. */
  readonly rivals: readonly (readonly TableColumn[])[];
}

export interface OpenColumn {
  readonly column: TableColumn;
  /** `null` if no question is like it. */
  readonly proposal: { readonly criterion: string; readonly likeness: number } | null;
}

/** Headers of the products for facts about a person, folded and hyphened. */
const KNOWN: Readonly<Record<PersonField | 'ignored', readonly string[]>> = {
  id: ['respondent', 'person-id'],
  name: [
    'name',
    'your-name',
    'full-name',
    'first-and-last-name',
    'recipient-name',
    'respondent-name',
  ],
  email: [
    'email',
    'e-mail',
    'email-address',
    'e-mail-address',
    'recipientemail',
    'recipient-email',
  ],
  role: ['role', 'job-title', 'your-job-title', 'your-role', 'title'],
  group: ['group', 'your-group', 'team', 'your-team', 'department'],
  date: [
    'submit-date-utc',
    'completion-time',
    'end-date',
    'enddate',
    'recorded-date',
    'timestamp',
    'date-modified',
    'date-submitted',
    'date',
    'date-created',
    'start-time',
    'start-date',
    'startdate',
    'start-date-utc',
  ],
  response: ['response-id', 'responseid', 'respondent-id', 'token', 'id'],
  ignored: [
    'collector-id',
    'ip-address',
    'ipaddress',
    'network-id',
    'tags',
    'status',
    'progress',
    'duration-in-seconds',
    'finished',
    'response-type',
    'userlanguage',
    'user-language',
    'distribution-channel',
    'distributionchannel',
    'location-latitude',
    'locationlatitude',
    'location-longitude',
    'locationlongitude',
    'external-reference',
    'externalreference',
    'externaldatareference',
    'recipientlastname',
    'recipientfirstname',
    'recipient-last-name',
    'recipient-first-name',
    'custom-data-1',
    'last-modified-time',
    'score',
    'ending',
    'stage-date-utc',
    'language',
  ],
};

/** Words in brackets by which `align form` names the facts about a person. */
const BRACKETS: Readonly<Record<string, PersonField>> = {
  id: 'id',
  name: 'name',
  email: 'email',
  role: 'role',
  group: 'group',
  date: 'date',
};

/**
 * Finds what the columns hold: what the map says, ids in brackets, and headers that are exactly a
 * question. Two columns that hold the same are rivals, and neither is used.
 */
export function rolesOf(checklist: Checklist, table: AnswerTable, map: ImportMap | null): Roles {
  const questions = lexiconOf(
    criteriaOf(checklist).map(({ criterion }) => [criterion.question, criterion.id] as const),
  );
  const used = usedColumns(table);
  const found = new Map<number, Role>();
  for (const column of table.columns) {
    const mapped = mappedRole(column, map);
    const role =
      mapped ?? bracketRole(checklist, column) ?? textRole(checklist, column, questions.find);
    if (role) found.set(column.number, role);
  }
  const { byColumn, rivals } = withoutRivals(used, found, map);
  const taken = new Set(
    [...byColumn.values()].flatMap((role) =>
      role.is === 'criterion' || role.is === 'box' ? [role.criterion] : [],
    ),
  );
  const isRival = (column: TableColumn) => rivals.some((own) => own.includes(column));
  const open = used
    .filter((column) => !byColumn.has(column.number) && !isRival(column))
    .map((column) => ({
      column,
      proposal: proposalFor(checklist, column, questions.nearest, taken),
    }));
  return { byColumn, open, rivals };
}

/** Returns the columns with any cell below their header. */
function usedColumns({ columns, rows }: AnswerTable): readonly TableColumn[] {
  const filled = new Set(rows.flatMap(({ cells }) => [...cells.keys()]));
  return columns.filter(({ number }) => filled.has(number));
}

function mappedRole(column: TableColumn, map: ImportMap | null): Role | null {
  const own = map?.columns?.find((mapped) => isFor(mapped, column));
  if (!own) return null;
  const { criterion, option, note, evidence, field, ignore } = own;
  if (ignore) return { is: 'ignored' };
  if (field !== undefined) return { is: 'field', field };
  if (note !== undefined) return { is: 'note', criterion: note };
  if (evidence !== undefined) return { is: 'evidence', criterion: evidence };
  if (criterion === undefined) return null;
  return option === undefined ? { is: 'criterion', criterion } : { is: 'box', criterion, option };
}

/** True if an entry of the map is about a column; its letters only tell columns of one header apart. */
function isFor({ header, column }: MappedColumn, { header: own, letters }: TableColumn): boolean {
  return (
    foldText(header) === foldText(own) && (column === undefined || column.toUpperCase() === letters)
  );
}

/** Reads ids in brackets: "[goal]", "[goal note]", "[goal evidence]", "[crm: hubspot]". Two ids in a header are none. */
function bracketRole(checklist: Checklist, { texts }: TableColumn): Role | null {
  const roles = texts
    .flatMap((text) => [...text.matchAll(/\[\s*([^[\]]+?)\s*\]/g)].map(([, own = '']) => own))
    .flatMap((text) => idRole(checklist, text) ?? []);
  const keys = new Set(roles.map(keyOf));
  return keys.size === 1 ? (roles[0] ?? null) : null;
}

/** Returns the role that an id of `align form` names; `null` for other text. */
function idRole(checklist: Checklist, text: string): Role | null {
  const [, id = '', more = ''] =
    /^([a-z0-9-]+)((?: note)|(?: evidence)|(?::\s*[a-z0-9-]+))?$/.exec(text) ?? [];
  const criterion = criterionNamed(checklist, id);
  if (!criterion) {
    const field = Object.hasOwn(BRACKETS, text) ? BRACKETS[text] : undefined;
    return field === undefined ? null : { is: 'field', field };
  }
  if (more === '') return { is: 'criterion', criterion: criterion.id };
  if (more === ' note') return { is: 'note', criterion: criterion.id };
  if (more === ' evidence') return { is: 'evidence', criterion: criterion.id };
  const option = more.slice(1).trim();
  const isOption = faceOf(checklist, criterion).authored.some((own) => own.id === option);
  return isOption ? { is: 'box', criterion: criterion.id, option } : null;
}

function textRole(
  checklist: Checklist,
  { texts, option }: TableColumn,
  find: (text: string) => { readonly value: string } | null,
): Role | null {
  for (const text of texts) {
    const criterion = find(text)?.value;
    if (criterion !== undefined)
      return option === null
        ? { is: 'criterion', criterion }
        : boxRole(checklist, criterion, option);
  }
  for (const text of texts) {
    const folded = text.trim() === '#' ? 'response-id' : hyphenedFold(text);
    for (const [field, names] of Object.entries(KNOWN)) {
      if (!names.includes(folded)) continue;
      const known = BRACKETS[field] ?? (field === 'response' ? field : null);
      return known === null ? { is: 'ignored' } : { is: 'field', field: known };
    }
  }
  return null;
}

function boxRole(checklist: Checklist, id: string, text: string): Role | null {
  const criterion = criterionNamed(checklist, id);
  if (!criterion) return null;
  const options = faceOf(checklist, criterion).authored;
  const found = lexiconOf(options.map((own) => [own.label, own.id] as const)).find(text)?.value;
  return found === undefined || found === null ? null : { is: 'box', criterion: id, option: found };
}

/**
 * Leaves out what two columns claim, unless the map decides. Of dates and the like, which products write
 * several times, the one that the list of headers names first is used.
 */
function withoutRivals(
  used: readonly TableColumn[],
  found: ReadonlyMap<number, Role>,
  map: ImportMap | null,
): Pick<Roles, 'byColumn' | 'rivals'> {
  const claims = new Map<string, TableColumn[]>();
  for (const column of used) {
    const role = found.get(column.number);
    if (!role || role.is === 'ignored') continue;
    claims.set(keyOf(role), [...(claims.get(keyOf(role)) ?? []), column]);
  }
  const byColumn = new Map(found);
  const rivals: (readonly TableColumn[])[] = [];
  for (const columns of claims.values()) {
    if (columns.length < 2) continue;
    const role = found.get(columns[0]?.number ?? 0);
    const decided = columns.filter((column) => mappedRole(column, map) !== null);
    const known = role?.is === 'field' ? firstKnown(role.field, columns) : undefined;
    const chosen = decided.length === 1 ? decided[0] : known;
    for (const column of columns)
      if (column !== chosen) byColumn.set(column.number, { is: 'ignored' });
    if (chosen) continue;
    for (const { number } of columns) byColumn.delete(number);
    rivals.push(columns);
  }
  return { byColumn, rivals };
}

function firstKnown(field: PersonField, columns: readonly TableColumn[]): TableColumn | undefined {
  const rankOf = ({ texts }: TableColumn) =>
    Math.min(
      ...texts
        .map((text) => (KNOWN[field] ?? []).indexOf(hyphenedFold(text)))
        .map((rank) => (rank < 0 ? Number.POSITIVE_INFINITY : rank)),
    );
  const [first, second] = columns.toSorted((a, b) => rankOf(a) - rankOf(b));
  return first && second && rankOf(first) < rankOf(second) ? first : undefined;
}

function keyOf(role: Role): string {
  switch (role.is) {
    case 'criterion':
    case 'note':
    case 'evidence':
      return `${role.is} ${role.criterion}`;
    case 'box':
      return `${role.is} ${role.criterion} ${role.option}`;
    case 'field':
      return `${role.is} ${role.field}`;
    case 'ignored':
      return role.is;
  }
}

function proposalFor(
  checklist: Checklist,
  { texts }: TableColumn,
  nearest: (text: string) => { readonly value: string; readonly likeness: number } | null,
  taken: ReadonlySet<string>,
): OpenColumn['proposal'] {
  for (const text of texts) {
    // A bare id is no id in brackets: a header "goal" may be about another goal.
    const named = criterionNamed(checklist, text.trim());
    if (named && !taken.has(named.id)) return { criterion: named.id, likeness: 1 };
    const found = nearest(text);
    if (found && !taken.has(found.value))
      return { criterion: found.value, likeness: found.likeness };
  }
  return null;
}

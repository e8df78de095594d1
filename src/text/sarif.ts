import { safeJson } from './safe.ts';

/** Kind of result; code scanning shows title and help beside each result. */
export interface SarifRule {
  readonly id: string;
  readonly title: string;
  readonly help: string;
}

/** Result at places in files, in plain text. */
export interface SarifResult {
  readonly rule: SarifRule;
  readonly level: SarifLevel;
  readonly message: string;
  readonly places: readonly SarifPlace[];
  /** Name of the result that stays the same in every run; GitHub makes its own where there is none. */
  readonly fingerprint?: string;
  /** Reason why the result is accepted; `null` or absent if it is not. */
  readonly accepted?: string | null;
}

export type SarifLevel = 'error' | 'warning' | 'note';

/** Place in a file. Line and column count from 1, columns in UTF-16 code units. */
export interface SarifPlace {
  /** Relative to the root of the repository, with forward slashes on every system. */
  readonly file: string;
  readonly line: number;
  readonly column: number;
}

/** Notice about the run as a whole. */
export interface SarifNotice {
  readonly level: SarifLevel;
  readonly text: string;
}

/** Program that wrote a log. */
interface SarifOrigin {
  readonly generator: string;
  /** Options that make the same log again, without names of files. */
  readonly options?: readonly string[];
}

/** Writes results as a log in SARIF 2.1.0. Lists the rules of the results, in order of first use. */
export function sarifLog(
  { generator, options = [] }: SarifOrigin,
  results: readonly SarifResult[],
  notices: readonly SarifNotice[],
): string {
  const rules = [...new Map(results.map(({ rule }) => [rule.id, rule])).values()];
  const indexOf = new Map(rules.map(({ id }, i) => [id, i]));
  const notifications = notices.map(({ level, text }) => ({ level, message: message(text) }));
  return safeJson({
    $schema: 'https://json.schemastore.org/sarif-2.1.0.json',
    version: '2.1.0',
    runs: [
      {
        tool: { driver: { name: 'align', fullName: generator, rules: rules.map(writtenRule) } },
        columnKind: 'utf16CodeUnits',
        invocations: [
          {
            ...(options.length > 0 ? { arguments: options } : {}),
            executionSuccessful: true,
            toolExecutionNotifications: notifications,
          },
        ],
        results: results.map((result) => writtenResult(result, indexOf.get(result.rule.id) ?? 0)),
      },
    ],
  });
}

function writtenRule({ id, title, help }: SarifRule): object {
  const description = message(cut(title));
  return { id, shortDescription: description, fullDescription: description, help: message(help) };
}

/** Longest description that code scanning takes; it wants a short and a full one. */
const MOST_CHARACTERS = 1024;

// Escapes can double the length.
function cut(text: string): string {
  const most = MOST_CHARACTERS / 2;
  return text.length <= most ? text : `${text.slice(0, most - 1)}…`;
}

function writtenResult(result: SarifResult, ruleIndex: number): object {
  const { rule, level, places, fingerprint, accepted = null } = result;
  return {
    ...{ ruleId: rule.id, ruleIndex, level, message: message(result.message) },
    ...(places.length > 0 ? { locations: places.map(location) } : {}),
    ...(fingerprint === undefined ? {} : { partialFingerprints: { 'alignAlert/v1': fingerprint } }),
    ...(accepted === null
      ? {}
      : { suppressions: [{ kind: 'external', status: 'accepted', justification: accepted }] }),
  };
}

function location({ file, line, column }: SarifPlace): object {
  return {
    physicalLocation: {
      artifactLocation: { uri: uriOf(file) },
      region: {
        ...{ startLine: line, startColumn: column },
        // Code scanning wants an end; only the beginning is known.
        ...{ endLine: line, endColumn: column + 1 },
      },
    },
  };
}

/** Writes a relative path as a relative reference (RFC 3986), which cannot hold half a character. */
function uriOf(file: string): string {
  return file
    .replace(/\p{Surrogate}/gu, '\ufffd')
    .split('/')
    .map(encodeURIComponent)
    .join('/');
}

/** Escapes text: in SARIF, brackets make links (3.11.6) and braces are placeholders (3.11.5). */
function message(text: string): { readonly text: string } {
  return { text: text.replace(/[\\[\]]/g, '\\$&').replace(/[{}]/g, '$&$&') };
}

import { quoted } from '../text/safe.ts';
import { withCodes } from './coded.ts';
import { count, list } from './grammar.ts';

interface NewRepository {
  readonly checklist: string;
  readonly subject: string;
  readonly date: string;
}

/** Name and version of the package, or path of the packed program; see `PACKAGE`. */
interface Package {
  readonly program: string;
  readonly version: string;
}

/** Command that packs the program of workflows, with CLONE for the folder of the clone. */
const PACK = 'mkdir -p tools && npm pack CLONE --pack-destination tools';

const FILES = { one: 'file', other: 'files' };
const ROUNDS = { one: 'round', other: 'rounds' };
const PEOPLE = { one: 'person', other: 'people' };

/** Files that `align init` writes, and messages of `align init` and `align doctor`. */
export const setupWords = withCodes('setup', {
  questions: {
    subject: 'Which organisation is audited?',
    checklist: 'Which checklist?',
    ci: 'Which CI system judges each round?',
    ciChoices: { github: 'GitHub Actions', gitlab: 'GitLab CI', none: 'None' },
    blank: 'Type a name.',
  },
  missing: ({ flags }: { flags: readonly string[] }) => ({
    message: '"align init" asks questions, and there is no terminal to ask them in',
    hint: `add ${list(flags)}`,
  }),
  emptySubject: () => ({
    message: '--subject is empty',
    hint: 'add the name of the organisation',
  }),
  exists: ({ files }: { files: readonly string[] }) => ({
    message: `${list(files.map((file) => quoted(file)))} already exist${files.length === 1 ? 's' : ''}; no file was written`,
    hint: `move ${files.length === 1 ? 'it' : 'them'} away, or edit ${files.length === 1 ? 'it' : 'them'} by hand`,
  }),
  created: ({ path }: { path: string }) => `Created ${path}.`,
  next: ({ round }: { round: string }) =>
    `Next: align audit --save ${round}/NAME.yaml for each person, then align gate.`,
  pack: `Before the first push: ${PACK} (CLONE: folder of the clone of align).`,

  config: ({
    checklist,
  }: NewRepository) => `# Settings of "align gate"; paths start from this folder.
format: 1
rounds: rounds          # a folder per round, with an answers file per person
round: latest           # by date; or the name of a folder
checklist: ${checklist}
policy: policy.yaml
# baseline: baseline.json   # written by: align gate --baseline baseline.json --update-baseline
# plan: rounds/2026-03-02/plan.yaml
# outputs: [align.md, align.html]
# brand: brand.yaml
`,
  policy: ({
    checklist,
  }: NewRepository) => `# Rules that the latest round has to pass; "align gate" exits with 1 if one fails.
format: 1
checklist: ${checklist}
minScore: 50            # lowest overall score; unanswered criteria count as their worst level
maxAge: 200             # oldest answers, in days
# noNewGaps: true       # needs a baseline
# waivers:
#   - criterion: ID
#     reason: TEXT
#     approver: NAME
#     expires: 2026-12-31
`,
  round: ({
    checklist,
    subject,
    date,
  }: NewRepository) => `# The first round, and who is expected to answer.
format: 1
subject: ${JSON.stringify(subject)}
date: ${date}
checklist: { id: ${checklist} }
# respondents:
#   - { id: kathy, name: Kathy, role: VP Marketing, group: marketing }
#   - { id: sam, name: Sam, role: VP Sales, group: sales }
`,
  github: (own: Package) => `name: Alignment

on:
  push:
  # Answers grow old and waivers expire without anyone pushing.
  schedule:
    - cron: "0 6 * * 1"

permissions:
  contents: read
  # Only for the upload of the SARIF file.
  security-events: write

env:
  # The packed program, until align-audit@${own.version} is published:
  # ${PACK}
  ALIGN: ${own.program}

jobs:
  align:
    runs-on: ubuntu-latest
    steps:
      - uses: actions/checkout@08c6903cd8c0fde910a37f88322edcfb5dd907a8 # v5.0.0
      - uses: actions/setup-node@a0853c24544627f65ddf259abe73b1d18a591444 # v5.0.0
        with:
          node-version: 22

      - name: Check the answers
        run: npx --yes --package "$ALIGN" align check rounds/*/

      - name: Judge the latest round
        run: >-
          npx --yes --package "$ALIGN" align gate
          --format github --output - --format sarif --output align.sarif

      - name: Show the gaps beside the answers
        if: always()
        uses: github/codeql-action/upload-sarif@f443b600d91635bebf5b0d9ebc620189c0d6fba5 # v4.30.8
        with:
          sarif_file: align.sarif
          category: align
`,
  gitlab: (own: Package) => `align:
  image: node:22
  variables:
    # The packed program, until align-audit@${own.version} is published:
    # ${PACK}
    ALIGN: ${own.program}
  script:
    - npx --yes --package "$ALIGN" align check rounds/*/
    - >-
      npx --yes --package "$ALIGN" align gate
      --format junit --output align.junit.xml --format markdown --output align.md
      --format gitlab --output align.codequality.json
  artifacts:
    when: always
    paths:
      - align.md
    reports:
      junit: align.junit.xml
      codequality: align.codequality.json
`,
  hook: (own: Package) => `# Checks files before each commit; "pre-commit install" turns it on.
repos:
  - repo: local
    hooks:
      - id: align-check
        name: align check
        # The packed program, until align-audit@${own.version} is published.
        entry: npx --yes --package ${own.program} align check
        language: system
        files: ^(rounds/.*|checklists/.*|align\\.config|policy|brand)\\.(ya?ml|json)$
        exclude: (^|/)baseline\\.json$
`,

  /** Results of `align doctor`: a subject, then the message. */
  marks: { ok: 'ok', note: 'note', wrong: 'WRONG' },
  doctor: {
    node: ({ version, least, isEnough }: { version: string; least: string; isEnough: boolean }) =>
      isEnough ? `Node.js ${version}` : `Node.js ${version} is older than ${least}`,
    align: ({ version }: { version: string }) => `align ${version}`,
    otherVersion: ({ file, is, version }: { file: string; is: string; version: string }) =>
      `${file} runs align ${is}, but this is ${version}`,
    noProgram: ({ files, program }: { files: readonly string[]; program: string }) =>
      `${list(files)} ${files.length === 1 ? 'runs' : 'run'} ${program}, which does not exist; run: ${PACK}`,
    noConfig: 'no align.config.yaml here or in a folder above; run "align init" to create one',
    config: ({ path }: { path: string }) => path,
    broken: ({ problem }: { problem: string }) => problem,
    missing: ({ path }: { path: string }) => `${path} does not exist`,
    noPolicy: 'the configuration names no policy, so "align gate" needs rules as options',
    policy: ({ path }: { path: string }) => path,
    rounds: ({ rounds, latest }: { rounds: number; latest: string }) =>
      `${count(rounds, ROUNDS)}; the latest is ${latest}`,
    notPickedUp: ({ files }: { files: readonly string[] }) =>
      `${count(files.length, FILES)} not picked up: ${list(files)}`,
    unfinished: ({ path, names }: { path: string; names: readonly string[] }) =>
      `${path} is not finished: ${count(names.length, PEOPLE)} left, ${list(names)}`,
    empty: ({ path }: { path: string }) => `${path} has no answers yet`,
    baseline: ({ path, version }: { path: string; version: string }) =>
      `${path} is of version ${version} of the checklist`,
    oldBaseline: ({ path, version, read }: { path: string; version: string; read: string }) =>
      `${path} is of version ${version} of the checklist, and ${read} is used; renew it with --update-baseline`,
    otherTexts: ({ path, version }: { path: string; version: string }) =>
      `${path} is of another text of version ${version} of the checklist; renew it with --update-baseline`,
    notReport: ({ path }: { path: string }) => `${path} is not a JSON report`,
    browser: ({ path }: { path: string }) => path,
    noTerminal: 'standard output is no terminal, so questions need --plain',
    terminal: ({ columns, rows, colours }: { columns: number; rows: number; colours: string }) =>
      `${columns} columns, ${rows} rows, ${colours}`,
    small: ({ columns, rows }: { columns: number; rows: number }) =>
      `${columns} columns and ${rows} rows; questions need 80 and 24 to fit`,
    colours: { none: 'no colours', some: 'colours' },
  },
});

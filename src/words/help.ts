import { withCodes } from './coded.ts';

const CHECKLIST = 'Checklist id or file [default: the checklist named in the answers]';
const PLAN = 'Report progress on the actions in this plan';

/** Help of the command line: at most two lines of 80 columns per option; examples fill one line. */
export const helpWords = {
  program: {
    description: 'Audit how well marketing and sales work together on lead generation.',
    version: 'Print the version',
    help: 'Show this help',
    helpCommand: 'Show help for a command',
    color: 'Disable colours',
    quiet: 'Print no status lines and hints; errors, warnings and results stay',
    diagnostics: ({ names }: { names: readonly string[] }) =>
      `Form of errors and warnings: ${names.join(', ')} [default: ${names[0]}]`,
    jobs: {
      ask: 'Ask people:',
      report: 'Report and plan:',
      portfolio: 'Compare organisations:',
      enforce: 'Enforce in a repository:',
      author: 'Write checklists:',
      setUp: 'Set up this computer:',
    },
    afterError: 'Run "align --help" for a list of commands.',
    examples: `
Examples:
  align audit --answers round/                      score a folder of answers
  align audit --answers kathy.yaml sam.yaml -o report.md
  align show lead-gen-alignment                     list the questions
  align check round/kathy.yaml                      check a file for errors`,
    exitCodes: `
Exit codes:
  0    success
  1    a check failed: quality gate, --wait-for, verify, check --strict, doctor
  2    usage error, missing file, or error in a file
  70   internal error; please report it
  130  interrupted (143 by SIGTERM, 129 by SIGHUP)`,
  },
  audit: {
    description: 'Answer a checklist or score saved answers, then write a gap report',
    answers: 'Answers files or folders, or - for standard input [default: ask the questions]',
    examples: `
Examples:
  align audit                                       answer all questions
  align audit --express                             only the ten key criteria
  align audit --save kathy.yaml                     resume where you stopped
  align audit --answers round/                      score a folder of answers
  align audit --answers kathy.yaml sam.yaml -o report.md
  align audit --answers round/ --min-score 60       fail below a score of 60
  align audit --answers round/ --policy policy.yaml --today 2026-11-21
  align audit --answers round/ --baseline baseline.json --max-drop 2
  align audit --answers round/ --baseline baseline.json --update-baseline
  align audit --answers round/ --express --format json`,
  },
  gate: {
    description: 'Judge the round that align.config.yaml names, by its policy',
    path: 'Answers files or folders [default: the round in align.config.yaml]',
    heading: 'Quality gate options:',
    config: 'Configuration file [default: the nearest align.config.yaml, here or above]',
    noConfig: 'Read no configuration',
    showConfig:
      'Print each setting and its source, and audit nothing (with --format json: for programs)',
    examples: `
Options win over align.config.yaml. A setting of the file counts as if it were typed.

Examples:
  align gate                                        as CI does
  align gate --verbose                              list passed rules too
  align gate rounds/2026-03-02 --report-only        another round, exit with 0
  align gate --show-config`,
  },
  workshop: {
    description: 'Record a workshop in which everyone votes on each criterion',
    save: "Folder to save everyone's answers in; resumed if it exists",
    round: 'Folder of the round, the same as --save',
    hideNames: 'Show no names: only how many voted, and for what',
    phones: 'Let everyone vote on their own phone, in the same network',
    host: 'Address of this computer for phones [default: the likeliest]',
    port: 'Port for phones [default: 4180, else any that is free]',
    badPort: 'It must be a number from 0 to 65535.',
    examples: `
Examples:
  align workshop                                    run a workshop
  align workshop --express                          only the ten key criteria
  align workshop --save round/                      resume where you stopped
  align workshop --previous spring/                 show earlier answers
  align workshop --hide-names                       show only how many chose a level
  align workshop round/ --phones                    vote on phones`,
  },
  report: {
    description: 'Write a gap report from saved answers, in any format',
    path: 'Answers files or folders, or - for standard input',
    examples: `
Unlike audit, report never fails a build.

Examples:
  align report round/ -o report.md
  align report round/ --format json > report.json`,
  },
  status: {
    description: 'Show who has answered, who is half-way and who is missing',
    round: 'Folder of the round',
    waitFor: 'Exit with 1 until these respondents have finished: ids, names, or "all"',
    format: ({ names }: { names: readonly string[] }) =>
      `Output format: ${names.join(', ')} [default: ${names[0]}]`,
    checklist: CHECKLIST,
    examples: `
round.yaml in the folder says who is expected. "all" means all of them, everyone
who has started, and one person per group. Only --wait-for sets the exit code 1.

Examples:
  align status round/
  align status round/ --wait-for all && align report round/ -o report.html
  align status round/ --format json`,
  },
  form: {
    description: 'Make a form that people answer without align',
    round: 'Folder of the round',
    as: ({ names }: { names: readonly string[] }) =>
      `Another kind of form: ${names.join(', ')} [default: a page for browsers]`,
    output: 'Write the form to this file; with --each to this folder',
    force: 'Overwrite the --output file',
    each: 'Make a form for each person in round.yaml, with the group fixed',
    express: 'Ask key criteria only',
    brand: 'Use the logo and colour of this brand file',
    showResult: 'Show people the score of their own answers at the end',
    encrypt: 'Encrypt answers in the page, so that only the owner of the key reads them',
    newKey: 'Make the keys for encrypted answers: saves the private key, prints the public one',
    key: 'File of the key [default: answers-key.pem in the settings of align]',
    checklist: CHECKLIST,
    examples: `
The page is one file to send. People answer it in a browser, offline, and send back a
file or a text for "align collect". "align import" reads the other kinds of form.

Examples:
  align form round/ -o form.html                    one page for everyone
  align form round/ --each -o forms/                one page per person
  align form round/ --encrypt -o form.html          only you can read the answers
  align form round/ --as xlsx -o form.xlsx          one file per person
  align form round/ --as google-forms               questions and answers to paste
  align form --new-key > public-key.txt             once, before the first encrypted form`,
  },
  importFile: {
    description: 'Import answers from a spreadsheet or the export of a survey',
    file: 'CSV or XLSX files',
    round: 'Folder of the round',
    map: 'File of decisions about columns and words [default: map.yaml in the round]',
    sheet: 'Sheet with the answers, if a workbook has several',
    date: 'Date of all answers, YYYY-MM-DD [default: the one of each row, or of the round]',
    yes: 'Replace older answers of the same person without asking',
    dryRun: 'Show what would be written, and write nothing',
    checklist: CHECKLIST,
    examples: `
Reads exports of Google Forms, Microsoft Forms, Typeform, SurveyMonkey and Qualtrics,
tables with one row per person or one per answer, and sheets of "align form --as xlsx".
Ids in brackets and exact texts are taken. Everything else goes into map.yaml, with
proposals; check them, write "confirmed: true" there, and import again.

Examples:
  align import responses.csv --round round/ --dry-run
  align import responses.xlsx --round round/
  align import forms/*.xlsx --round round/ --yes`,
  },
  collect: {
    description: 'Take answers that people sent back into a round',
    round: 'Folder of the round',
    returns: 'Files, folders, pasted text, or - for standard input',
    key: 'Private key for encrypted answers [default: the one of "align form --new-key"]',
    yes: 'Replace older answers of the same person without asking',
    date: 'Date of answers from a telephone code, YYYY-MM-DD [default: today]',
    checklist: CHECKLIST,
    examples: `
Takes answers files, blocks "BEGIN ALIGN ANSWERS" from an e-mail, encrypted answers,
and telephone codes. One that is refused holds up no other; the exit code is then 2.

Examples:
  align collect round/ ~/Downloads/sam-ortiz.json
  align collect round/ returns/ --yes
  align collect round/ - < mail.txt
  align collect round/ "kathy: 7KQ2-0M5T-9XWC-4R1A-HB6V-2E"`,
  },
  reveal: {
    description: 'Show who has finished answering and where answers differ',
    round: 'Folder that contains the answers files',
    waitFor:
      'Show nothing until these respondents have finished; "all" means everyone expected or under way, and each group',
    examples: `
Examples:
  align audit --sealed --save round/sam.yaml        answer without seeing other answers
  align reveal round/ --wait-for all
  align reveal round/ --wait-for kathy sam ceo -o differences.md`,
  },
  compare: {
    description: 'Compare two or more rounds of answers',
    before: 'Earlier round: folder or JSON report',
    after: 'Later round: folder or JSON report',
    more: 'More rounds, to show a trend; the last round is compared with the first',
    plan: PLAN,
    brand: 'Apply a brand file: logo, colour and text (html, pdf, docx, pptx)',
    checklist: CHECKLIST,
    examples: `
Examples:
  align compare spring/ autumn/
  align compare spring/ autumn/ -o changes.pptx
  align compare spring.json summer.json autumn/ -o changes.md
  align compare spring/ autumn/ --plan spring/plan.yaml   report progress on the plan`,
  },
  plan: {
    description: 'Create or update the action plan for a round',
    round: 'Folder that contains the answers files',
    plan: "Action plan file [default: plan.yaml in the round's folder]",
    target:
      'Goal of the plan: a score such as 75, or a band such as Integrated [default: the next band]',
    express: 'Use only the key criteria',
    checklist: CHECKLIST,
    ask: 'Ask for the owner and the date of each open action',
    examples: `
Examples:
  align plan round/                                 create or update round/plan.yaml
  align plan round/ --target 75
  align plan round/ --ask                           name owners and dates in a meeting
  align audit --answers next-round/ --plan round/plan.yaml   report progress on the plan`,
  },
  portfolio: {
    description: 'Show the scores of many rounds: distribution, kinds, points, trend',
    folder: 'Folders that contain rounds, however deep',
    index: 'Index of scores [default: portfolio.ndjson in the first folder]',
    checklist: 'Show rounds of this checklist [default: the one with most rounds]',
    where:
      'Only rounds with these values, as in industry=software or region=asia,europe; also employees, evidence, contributor, mode, organisation',
    since: 'Only rounds from this day or month, as in 2026-01',
    until: 'Only rounds up to this day or month',
    anonymous: 'Hide organisations and groups of fewer than 5',
    engine: ({ names }: { readonly names: readonly string[] }) =>
      `Program that computes the statistics: ${names.join(' or ')} [default: duckdb above 100,000 rounds, if it is installed]`,
    examples: `
align keeps the scores in an index and reads only rounds that have changed. The index
has no names, notes or answers of people.

Examples:
  align portfolio clients/                          score all rounds below clients/
  align portfolio clients/ -o portfolio.html
  align portfolio clients/ --where industry=software --since 2026-01
  align portfolio --index clients/portfolio.ndjson -o portfolio.xlsx
  align portfolio --index all.ndjson --engine duckdb   with Parquet files beside the index`,
  },
  portfolioExport: {
    description: 'Write an exchange file: rounded scores without names, shown in full',
    output: 'Write the file here [default: show it only]',
    force: 'Overwrite the --output file',
    today: 'Date to count the age of rounds from, YYYY-MM-DD [default: today]',
    examples: `
The file has bands, rounded scores and random ids. Rounds younger than 3 months, or with
fewer than 3 respondents, are left out. Competitors should ask a lawyer before exchanging.

Examples:
  align portfolio export --index portfolio.ndjson
  align portfolio export --index portfolio.ndjson --where evidence=checked -o ours.json`,
  },
  portfolioImport: {
    description: 'Add exchange files of others to an index',
    file: 'Exchange files',
    index: 'Index to add the rounds to, created if missing [default: portfolio.ndjson]',
    examples: `
Examples:
  align portfolio import theirs.json --index portfolio.ndjson`,
  },
  portfolioSql: {
    description: 'Print the scoring of a checklist as SQL for an engine',
    dialect: ({ names }: { names: readonly string[] }) => `Engine: ${names.join(', ')}`,
    checklist: 'Checklist id or file [default: lead-gen-alignment]',
    index: 'Index of the rounds for --data',
    data: 'Write the answers of these rounds as numbers to this CSV file',
    output: 'Write the statements to this file [default: print them]',
    force: 'Overwrite the --output file',
    examples: `
Examples:
  align portfolio sql --dialect postgres > scoring.sql
  align portfolio sql --dialect duckdb --index portfolio.ndjson --data answers.csv -o scoring.sql`,
  },
  benchmark: {
    description: 'Compare a round with the other organisations of a portfolio',
    round: 'Folder that contains the answers files',
    index: 'Portfolio: index or exchange file [default: portfolio.ndjson above the round]',
    among: ({ names }: { names: readonly string[] }) =>
      `Largest detail of the group to compare with: ${names.join(', ')} [default: ${names[0]}]`,
    checklist: CHECKLIST,
    examples: `
The group is the first of these that has 5 other organisations or more:
industry and size, size, all. Few organisations show less than many.

Examples:
  align benchmark clients/acme/2026-05
  align benchmark round/ --index portfolio.ndjson --among size
  align report round/ --benchmark portfolio.ndjson -o report.html`,
  },
  list: {
    description: 'List available checklists and their locations',
    format: ({ names }: { names: readonly string[] }) =>
      `Output format: ${names.join(', ')} [default: ${names[0]}]`,
    examples: `
align looks for a checklist id here, and uses the first match:
  1. checklists/<id>.yaml (or .yml, .json) in the current folder
  2. each folder in ALIGN_CHECKLISTS (separated as in PATH)
  3. the built-in checklists

Examples:
  align list
  align list --format json                          for programs`,
  },
  show: {
    description: 'Show a checklist, or some of its criteria in detail',
    checklist: 'Checklist id or file',
    criterion: 'Show a criterion, or each of a point, with levels, evidence and advice',
    examples: `
Examples:
  align show lead-gen-alignment
  align show lead-gen-alignment --criterion 7.2
  align show lead-gen-alignment --format json       for programs`,
  },
  check: {
    description: 'Check the files that people write for errors',
    file: 'Files, folders of answers, ids of checklists, or - for standard input',
    checklist: 'Checklist to check the answers against',
    strict: 'Exit with 1 if there are warnings',
    format: ({ names }: { names: readonly string[] }) =>
      `Output format: ${names.join(', ')} [default: ${names[0]}]`,
    examples: `
Examples:
  align check round/                                every answers file of a round
  align check my-checklist.yaml --strict            fail on warnings too
  align check my-checklist.yaml kathy.yaml          check answers against this checklist`,
  },
  template: {
    description: 'List templates, or print one, filled in from a round',
    id: 'Id or title of a template, or a criterion that it serves [default: list all]',
    round: 'Answers files or folders to fill it in from',
    output: 'Write the template to this file, .md or .docx',
    format: 'Format: markdown, docx [default: by --output extension, else markdown]',
    force: 'Overwrite the --output file',
    express: 'Use only the key criteria',
    checklist: CHECKLIST,
    examples: `
A template is a paper for one step of the advice. With --round, names, scores and
levels are filled in; everything else stays a line to write on.

Examples:
  align template                                    list all
  align template sla > sla.md
  align template 7.2                                the one for criterion 7.2
  align template sla --round round/ -o sla.docx`,
  },
  newFile: {
    description: 'Create a starter checklist, a blank answers file or the file of a round',
    file: 'File to create, or folder of a round; existing files are never overwritten [default: standard output]',
    answers: 'Create a blank answers file for this checklist',
    round: 'Create the file of a round: its subject, and who is expected',
    examples: `
Examples:
  align new checklists/trade-fairs.yaml             create your own checklist
  align new                                         print it instead
  align new --answers lead-gen-alignment round/kathy.yaml
  align new --round spring                          write spring/round.yaml`,
  },
  init: {
    description: 'Set up this folder: configuration, policy, first round, CI workflow',
    subject: 'Name of the organisation [default: asked]',
    checklist: 'Checklist id or file [default: asked]',
    ci: ({ names }: { names: readonly string[] }) =>
      `Write the workflow of a CI system: ${names.join(', ')} [default: asked]`,
    hook: 'Write .pre-commit-config.yaml, which checks answers before each commit',
    examples: `
Existing files are never overwritten.

Examples:
  align init
  align init --subject "Lakeshore Metrics" --checklist lead-gen-alignment --ci github`,
  },
  doctor: {
    description: 'Check the set-up: versions, configuration, rounds, baseline, browser',
    format: ({ names }: { names: readonly string[] }) =>
      `Output format: ${names.join(', ')} [default: ${names[0]}]`,
    examples: `
Exits with 1 if something is wrong. A note is right for some set-ups.

Examples:
  align doctor`,
  },
  completion: {
    description: 'Print a completion script for a shell',
    shell: ({ names }: { names: readonly string[] }) => `Shell: ${names.join(', ')}`,
    examples: `
Examples:
  source <(align completion bash)                   in ~/.bashrc
  source <(align completion zsh)                    in ~/.zshrc, after compinit
  align completion fish > ~/.config/fish/completions/align.fish
  align completion powershell | Out-String | Invoke-Expression`,
  },
  man: {
    description: 'Print the man page',
    examples: `
Examples:
  align man | man -l -`,
    sections: {
      name: 'NAME',
      synopsis: 'SYNOPSIS',
      description: 'DESCRIPTION',
      commands: 'COMMANDS',
      options: 'OPTIONS',
      usage: 'command [options]',
      title: 'align manual',
      examples: 'Examples',
    },
  },
  verify: {
    description: 'Check that a report matches the answers it was made from',
    report: 'Report to check, in any format except PDF',
    answers: 'Answers that the report was made from',
    checklist: CHECKLIST,
    plan: 'Action plan used for the report',
    policy: 'Policy used for the report',
    baseline: 'Baseline used for the report',
    brand: 'Brand file used for the report',
    against: 'Earlier report that the report was checked against',
    benchmark: 'Portfolio that the report was compared with',
    examples: `
Examples:
  align verify report.md --answers round/
  align verify report.json --answers round/ --baseline spring.json --policy policy.yaml`,
  },
  reportOptions: {
    express: 'Score only the key criteria',
    by: 'Score levels agreed in a workshop (agreed), or votes alone (votes) [default: agreed]',
    target:
      'Goal of the least-effort path: a score such as 75, or a band such as Integrated [default: the next band]',
    edition: ({ names }: { names: readonly string[] }) =>
      `Edition of the report: ${names.join(', ')} [default: full; in short on a terminal]`,
    full: 'Print the whole report on a terminal, too',
    noAppendix: 'Leave out the appendix of the full edition',
    table: ({ names }: { names: readonly string[] }) =>
      `Table to write as csv or xlsx: ${names.join(', ')} [default: ${names[0]} for csv, all for xlsx]`,
    delimiter:
      'Delimiter of CSV: comma, semicolon, tab [default: comma; semicolon with --decimal comma]',
    decimal: 'Decimal mark of CSV: point, comma [default: point]',
    plan: PLAN,
    brand: 'Apply a brand file: logo, colour and text (html, pdf, docx, pptx)',
    benchmark: 'Compare with the organisations of a portfolio (index or exchange file)',
    withTemplates:
      'Put the templates of the first five actions, filled in, into a folder beside the --output file',
    checklist: CHECKLIST,
    format: ({ names }: { names: readonly string[] }) =>
      `Report format: ${names.join(', ')} [default: by --output extension, else text on a terminal, else markdown]. Repeat with --output to write several reports`,
    output: 'Write the report to this file; its extension sets the format; repeatable',
    force: 'Overwrite the --output file even if it is not an align report',
    anonymous: "Hide names, and any figures that could reveal an individual's answers",
    withWaived: 'List waived gaps in SARIF too',
    withNotes: 'With --anonymous: include notes and evidence, without names',
    minGroup: ({ size }: { size: number }) =>
      `With --anonymous: hide figures for groups with fewer respondents than this [default: ${size}]`,
    against:
      'With --anonymous: refuse a report that reveals answers beside this earlier one (JSON report or folder)',
  },
  gateOptions: {
    heading: 'Quality gate options (with --answers):',
    policy: 'Apply the rules and waivers in this policy file',
    minScore: 'Fail if the overall score is below this, on the scale of the checklist',
    minBand: 'Fail if the band is below this one (id or title)',
    maxAge: 'Fail if any answers are older than this many days',
    baseline: 'Compare with an earlier round: its folder or JSON report',
    maxDrop: 'Fail if the overall score drops by more than this, on the same scale',
    updateBaseline: 'If the gate passes, overwrite the baseline file with this report',
    acceptFailure: 'With --update-baseline: overwrite it after a failure too, for this reason',
    today: 'Date for age and expiry rules, YYYY-MM-DD [default: today]',
    reportOnly: 'Report failed rules, but exit with 0',
    verbose: 'List passed rules too',
  },
  interviewOptions: {
    heading: 'Options for answering:',
    headingWithoutAnswers: 'Options for answering (without --answers):',
    save: 'Save answers to this file; resume if it exists',
    subject: 'Name of the organisation',
    respondent: 'Name of the respondent',
    role: 'Job title of the respondent',
    group: 'Group of the respondent, such as sales',
    date: 'Date of the answers, YYYY-MM-DD [default: today]',
    only: 'Ask only these: numbers (2 or 2.1), ranges (2-4), ids or titles',
    unanswered: 'Ask only unanswered criteria',
    previous: 'Show answers, notes and actions of an earlier round with each question',
    sealed: 'Do not show the report at the end; keep answers hidden until "align reveal"',
    plain: 'Ask line by line, without redrawing (for screen readers and pipes)',
  },
  errors: withCodes('usage', {
    onlyWithPhones: ({ flag }: { flag: string }) => ({
      message: `${flag} is for workshops with phones`,
      hint: 'add --phones',
    }),
    twoFolders: {
      message: 'the folder is named twice',
      hint: 'leave out --save',
    },
    twoCommas: {
      message: 'a comma cannot be delimiter and decimal mark',
      hint: 'use --delimiter semicolon',
    },
    choice: ({ names, nearest }: { names: readonly string[]; nearest: string | undefined }) =>
      `Use one of ${names.join(', ')}.${nearest === undefined ? '' : ` Did you mean ${nearest}?`}`,
    score: 'Use a number such as 70.',
    days: 'Use a whole number of days.',
    date: 'Use a date in the form YYYY-MM-DD.',
    dayOrMonth: 'Use a day, month or year, as in 2026-01-31, 2026-01 or 2026.',
    groupSize: 'Use a whole number of 2 or more.',
    renamed: ({ former, present }: { former: string; present: string }) => ({
      message: `${former} was renamed to "align ${present}"`,
    }),
    needsAnswers: ({ flag }: { flag: string }) => ({
      message: `${flag} needs saved answers`,
      hint: 'add --answers PATH',
    }),
    needsTemplate: ({ flag }: { flag: string }) => ({
      message: `${flag} needs the id of a template`,
      hint: 'run "align template" for a list, then add an id',
    }),
    needsBaseline: {
      message: '--update-baseline needs a JSON file to write to',
      hint: 'add --baseline FILE.json',
    },
    needsUpdate: {
      message: '--accept-failure needs --update-baseline',
      hint: 'add --update-baseline',
    },
    needsBenchmark: {
      message: '--among needs --benchmark',
      hint: 'add --benchmark FILE, or remove it',
    },
    needsAnonymous: ({ flag }: { flag: string }) => ({
      message: `${flag} needs --anonymous`,
      hint: 'add --anonymous',
    }),
    reportOnly: {
      message: 'report only: quality gate results do not affect the exit code',
    },
    internal: { message: 'internal error. Please report it with the lines below' },
  }),
};

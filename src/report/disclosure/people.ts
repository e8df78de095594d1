import type { GapReport } from '../../analysis/gap-report.ts';
import { wordsOf } from './search.ts';

/** Part of a published text that identifies somebody. */
export type Personal = 'name' | 'email' | 'telephone';

/** Finds what identifies a person in a text; `null` if nothing does. */
export type FindPersonal = (text: string) => Personal | null;

/**
 * Returns the search for people in texts that others wrote. It finds names of respondents whole and in
 * parts, in any case, order, script and inflection, with or without accents. Words of the checklist, the
 * organisation and `open` name nobody.
 */
export function personalFinder(reports: readonly GapReport[], open: string): FindPersonal {
  const known = [
    ...reports.map(({ checklist, subject }) => JSON.stringify([checklist, subject])),
    open,
  ];
  const exempt = new Set(wordsOf(known.join(' | ')).map(folded));
  const people = reports.flatMap(({ respondents }) => respondents);
  const roles = new Set(people.flatMap(({ role }) => wordsOf(role ?? '').map(folded)));
  const isNobody = (word: string) => exempt.has(word) || roles.has(word);
  const names = people.flatMap(({ id, answers: { respondent } }) => {
    const { name } = respondent;
    const given = name === undefined ? [] : partsOf(name);
    const whole = joined(id);
    return [...given, ...(name === undefined ? partsOf(id) : []), ...(whole === '' ? [] : [whole])];
  });
  const parts = [...new Set(names)].filter((part) => !isNobody(part));
  const rows = new Set(people.flatMap(({ name }) => givenNames(unspaced(name))));
  return (text) => {
    if (EMAIL.test(text)) return 'email';
    if (isTelephone(text)) return 'telephone';
    const plain = unspaced(text);
    if ([...rows].some((name) => plain.includes(name))) return 'name';
    const words = wordsIn(text);
    const isNamed = words.some(
      (word) => !isNobody(folded(word)) && parts.some((part) => isNameIn(word, part)),
    );
    return isNamed ? 'name' : null;
  };
}

const EMAIL = /[^\s@<>()[\],;:"']+\s?(?:@|\(at\)|\[at\])\s?[^\s@<>()[\],;:"']+\.\p{L}{2,}/u;

/** Numbers with a country code, a leading zero, or three groups as in North America. */
const TELEPHONES = [
  /(?:^|[^\d\p{L}])(?:\+|00)\d[\d\s()./-]{6,}\d/u,
  /(?:^|[^\d.,:\p{L}-])0\d{1,5}[\s/()-]{1,3}\d[\d\s/-]{4,}\d/u,
  /(?:^|[^\d.,:\p{L}-])0\d{8,}(?!\d)/u,
  /(?:^|[^\d-])\(?\d{3}\)?[\s.-]\s?\d{3}[\s.-]\d{4}(?![\d-])/u,
];

function isTelephone(text: string): boolean {
  const western = text.normalize('NFKC');
  return TELEPHONES.some((pattern) => pattern.test(western));
}

/** Small words and titles that are part of many names. */
const PARTICLES =
  /^(?:al|and|ben|bin|da|dal|de|del|della|den|der|di|do|dos|dr|du|el|ibn|jr|la|las|le|les|los|mac|miss|mr|mrs|ms|of|prof|sir|sr|ten|ter|the|und|van|vom|von|y|zu|zum|zur)$/;

/** Returns the words of a name, or of an id used as one, that can identify its bearer. */
function partsOf(name: string): readonly string[] {
  return wordsIn(name)
    .flatMap(spelled)
    .filter((word) => word.length > 1 && !PARTICLES.test(word) && !/^\d+$/.test(word));
}

/** Returns an id as one word, as "k-miller" is typed in "kmiller" too. */
function joined(id: string): string {
  const words = wordsIn(id).map(folded).join('');
  return words.length > 2 ? words : '';
}

/** Returns the words of scripts that separate words. */
function wordsIn(text: string): readonly string[] {
  return text.normalize('NFKC').match(/[\p{L}\p{M}\p{N}\u00ad\u200b-\u200d]+/gu) ?? [];
}

/** Scripts without spaces between words. */
const UNSPACED =
  /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}\p{Script=Myanmar}]{2,}/gu;

/** Returns the characters of such scripts in a text, which names are searched in. */
function unspaced(text: string): string {
  const plain = text.normalize('NFKC').replace(/\s+/g, '');
  return (plain.match(UNSPACED) ?? []).join(' ');
}

/** Returns a name, and the same without its first character: most family names. */
function givenNames(name: string): readonly string[] {
  if (name === '') return [];
  return name.length > 2 ? [name, name.slice(1)] : [name];
}

/** True if a word is a part of a name, or an inflected form of it. */
function isNameIn(word: string, part: string): boolean {
  if (ORDINARY.test(part) && word === word.toLowerCase()) return false;
  return spelled(word).some((typed) => {
    if (isInflected(typed, part)) return true;
    if (LATIN.test(typed) === LATIN.test(part)) return false;
    const [one, other] = [latin(typed), latin(part)];
    const bones = skeleton(one);
    return isInflected(one, other) || (bones.length > 2 && bones === skeleton(other));
  });
}

const LATIN = /^[a-z0-9]+$/;

/** Returns the spellings of a word in small letters: "muller" and "mueller". */
function spelled(word: string): readonly string[] {
  const withE = word.normalize('NFD').replace(/([aou])\u0308/gi, '$1e');
  return [...new Set([folded(word), folded(withE)])];
}

/** Case endings behind a whole name, and in place of a final vowel. */
const ENDINGS = {
  behind:
    /^(?:s|es|n|en|e|a|i|y|u|o|ou|em|om|im|am|ov|ova|ove|ovi|owi|owa|ow|in|ina|us|is|as|un|an|lla|lle|lta|sta|ssa|nak|nek|val|vel|ban|ben|hoz|hez|de|da|den|dan|ye|ya|yi|nin|nun|ta|te|ts)$/,
  instead:
    /^(?:a|e|i|y|u|o|ou|oi|oy|oj|ei|ey|ej|em|om|im|am|yom|iom|ii|iu|iya|iyu|ie|ia|iei|ov|ova|ovi|owi|en|an|un|us|is|as|os)$/,
  short: /^e?s$/,
};

function isInflected(word: string, part: string): boolean {
  if (word === part) return true;
  const behind = part.length > 3 ? ENDINGS.behind : ENDINGS.short;
  if (word.startsWith(part) && behind.test(latin(word.slice(part.length)))) return true;
  const stem = part.replace(
    /(?:[aeiouy]|[\u0430\u0435\u0438\u0439\u043e\u0443\u044b\u044c\u044d\u044e\u044f])+$/,
    '',
  );
  if (stem.length < 3 || stem === part) return false;
  return word.startsWith(stem) && ENDINGS.instead.test(latin(word.slice(stem.length)));
}

/** Letters that are no letter with an accent. */
const LETTERS: Readonly<Record<string, string>> = {
  ...{ ß: 'ss', æ: 'ae', œ: 'oe', ø: 'o', ł: 'l', đ: 'd', ð: 'd', þ: 'th', ı: 'i', ħ: 'h' },
};

/** Returns a word in lower case, without accents and invisible characters. */
function folded(word: string): string {
  return word
    .normalize('NFKD')
    .replace(/[\p{M}\u00ad\u200b-\u200d]/gu, '')
    .toLowerCase()
    .replace(/[^a-z0-9]/g, (letter) => LETTERS[letter] ?? letter);
}

/** Spelling in Latin letters, of Cyrillic, Greek, Hebrew and Arabic. */
const SPELLINGS: Readonly<Record<string, string>> = spellings(
  'а:a,б:b,в:v,г:g,д:d,е:e,ж:zh,з:z,и:i,к:k,л:l,м:m,н:n,о:o,п:p,р:r,с:s,т:t,у:u,ф:f,х:kh,ц:ts,ч:ch,ш:sh,щ:shch,ъ:,ы:y,ь:,э:e,ю:yu,я:ya,і:i,є:e,ґ:g,ј:j,љ:lj,њ:nj,ћ:c,ђ:d,џ:dz,' +
    'α:a,β:v,γ:g,δ:d,ε:e,ζ:z,η:i,θ:th,ι:i,κ:k,λ:l,μ:m,ν:n,ξ:x,ο:o,π:p,ρ:r,σ:s,ς:s,τ:t,υ:y,φ:f,χ:ch,ψ:ps,ω:o,' +
    'א:,ב:b,ג:g,ד:d,ה:h,ו:v,ז:z,ח:h,ט:t,י:y,כ:k,ך:k,ל:l,מ:m,ם:m,נ:n,ן:n,ס:s,ע:,פ:p,ף:f,צ:ts,ץ:ts,ק:k,ר:r,ש:sh,ת:t,' +
    'ا:,ب:b,ت:t,ث:th,ج:j,ح:h,خ:kh,د:d,ذ:d,ر:r,ز:z,س:s,ش:sh,ص:s,ض:d,ط:t,ظ:z,ع:,غ:gh,ف:f,ق:q,ك:k,ل:l,م:m,ن:n,ه:h,و:w,ي:y,ى:y,ة:,ء:,',
);

function spellings(pairs: string): Readonly<Record<string, string>> {
  return Object.fromEntries(
    pairs.split(',').flatMap((pair) => {
      const [letter = '', spelling = ''] = pair.split(':');
      return letter === '' ? [] : [[letter, spelling]];
    }),
  );
}

function latin(word: string): string {
  return word.replace(/[^a-z0-9]/g, (letter) => SPELLINGS[letter] ?? letter);
}

/** Returns the consonants of a word, as far as spellings agree on them. */
function skeleton(word: string): string {
  return word
    .replace(/kh|ch/g, 'h')
    .replace(/sh|zh|sch|cz|ts|tz/g, 's')
    .replace(/th/g, 't')
    .replace(/ph/g, 'f')
    .replace(/gh/g, 'g')
    .replace(/x/g, 'ks')
    .replace(/[cq]/g, 'k')
    .replace(/w/g, 'v')
    .replace(/z/g, 's')
    .replace(/[aeiouyj]/g, '')
    .replace(/(.)\1+/g, '$1');
}

/** Names that are ordinary words; in small letters they name nobody. */
const ORDINARY =
  /^(?:art|ash|august|bank|banks|bay|bell|berry|best|bill|bishop|black|bond|book|brook|brown|bush|case|cash|chance|chase|church|cliff|clay|close|cook|cooper|cross|dale|dawn|day|dean|dear|drew|early|earnest|eve|faith|field|fields|finch|fisher|flint|flower|ford|forest|fox|frank|free|gale|gates|gene|glen|good|grace|grant|gray|green|grey|guy|hall|hand|harmony|hart|hazel|heath|heather|hill|holly|honor|hope|house|hunter|ivy|jack|jade|joy|judge|july|june|just|king|kit|knight|lake|lance|lane|law|lead|lee|light|lily|lock|long|love|low|major|mark|market|may|max|mercy|mi|mia|miles|mill|miller|min|minute|mo|moon|moss|newman|nick|noble|north|olive|page|park|parker|parsons|pat|patience|pearl|penny|pepper|piper|pool|poppy|porter|potter|power|price|prince|prudence|queen|ray|red|reed|rep|rich|ridge|rise|river|rivers|rob|rock|rose|ruby|rusty|sales|sandy|savage|scarlet|sharp|shepherd|short|silver|singer|sky|smart|smith|snow|south|sparrow|spring|star|steel|sterling|stone|storm|strong|sue|summer|summers|sun|swift|tailor|taylor|temple|terry|tiger|trace|trip|true|turner|van|victor|violet|wade|walker|wall|ward|water|waters|weaver|wells|west|white|will|win|winter|winters|wise|wolf|wood|woods|worth|wren|young|admin|agency|anna|answer|buyer|ceo|cfo|chair|chief|client|cmo|coo|customer|director|division|head|hr|it|lead|leader|manager|marketer|marketing|member|office|owner|partner|people|person|product|reader|rep|respondent|role|sales|seller|staff|support|team|tester|user|writer)$/;

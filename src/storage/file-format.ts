import type { Io } from '../io/io.ts';
import type { Renamed } from '../source/edit/edit.ts';
import type { FileKind, Source } from '../source/source.ts';

/** Reading, summarising and writing of a kind of file that is saved during a session. */
export interface FileFormat<File, Value> {
  /** @throws InputError if the file has errors */
  readonly parse: (io: Io, source: Source) => Promise<File>;
  /** Names of the entries whose number tells whether a file is cut off; none if it may shrink. */
  readonly entries: (value: Value) => readonly string[];
  /** Summary of a file, for messages about backups. */
  readonly summary: (file: File) => FileSummary;
  /** Returns the text of a new file. */
  readonly write: (value: Value, kind: FileKind) => string;
  /** Returns the text of an existing file with changed content; keeps comments and order. */
  readonly edit: (text: string, value: Value, renamed: Renamed) => string;
}

/** Facts that tell two states of a file apart. */
export interface FileSummary {
  readonly source: Source;
  /** The name of the field whose entries grow. */
  readonly field: string;
  /** The names of those entries, in the order of the file. */
  readonly entries: readonly string[];
  /** Number of entries with its noun. */
  readonly count: string;
  /** YYYY-MM-DD. */
  readonly date: string;
}

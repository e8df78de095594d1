/** Version of align; `package.json` has the same. */
export const VERSION = '0.1.0';

/** Name and version of the program in every report; align recognises its own files by it. */
export const GENERATOR = `Gap report by align ${VERSION}`;

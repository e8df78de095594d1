/** The version of align; `package.json` has the same. */
export const VERSION = '0.1.0';

/** What every report says of the program that made it; files are known by it as reports. */
export const GENERATOR = `Gap report by align ${VERSION}`;

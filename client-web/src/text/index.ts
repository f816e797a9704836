// Every string of every page, one file per page. What a phone needs before anybody has joined imports the files
// themselves, so that it is sent no others (tools/chunks.ts).

export { common } from './common';
export * as numbers from './numbers';
export { endingsText } from './endings';
export { phoneText } from './phone';
export { joiningText } from './joining';
export { landingText } from './landing';

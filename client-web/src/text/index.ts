// Every string of every page, one file per page. A page is sent only the files that it imports from here.

export { common } from './common';
export * as numbers from './numbers';
export { endingsText } from './endings';
export { phoneText } from './phone';
export { joiningText } from './joining';
export { landingText } from './landing';

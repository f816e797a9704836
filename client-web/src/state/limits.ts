// The bounds that the server holds everybody to, lengths in Unicode code points.

export { limits } from '../protocol';

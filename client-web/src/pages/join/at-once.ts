// The first question of a phone, which workshop this is, asked over HTTP: a socket takes three round trips before it
// answers anything, this takes one. The page names the address in its head (tools/first-requests.ts), so that a browser
// fetches it beside the scripts, and finds the answer here when `fetch` asks for it.

import { refusalOf, type Refusal } from '../../connection/errors';

export interface FoundWorkshop {
  workshop: string;
  title: string;
  sectors: { id: string; label: string }[];
  locked: boolean;
}

/** Neither is there when there was no answer, or none that could be read. */
export interface Answer {
  found?: FoundWorkshop;
  refusal?: Refusal;
}

/** What the socket would say to `workshop.find`. */
interface Message {
  result?: FoundWorkshop;
  error?: Parameters<typeof refusalOf>[0];
}

/** Of the page at /join/{code}. */
const question = '?find';
/** Later than this the socket is asked as well. */
const answerWithinMs = 8_000;

export function askAtOnce(): Promise<Answer> {
  const late = new Promise<Answer>((done) => {
    setTimeout(() => done({}), answerWithinMs);
  });
  return Promise.race([fetched(), late]);
}

async function fetched(): Promise<Answer> {
  try {
    const { result, error } = (await (await fetch(question)).json()) as Message;
    return { ...(result && { found: result }), ...(error && { refusal: refusalOf(error) }) };
  } catch {
    return {};
  }
}

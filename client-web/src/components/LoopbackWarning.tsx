// Where an address is shown that leads nowhere from a phone: why, and what to do about it.

import { Fragment } from 'preact';
import { joiningAddressText as text } from '../text/address';

/** Whether the host of an address is the computer itself: 127.x.x.x, localhost, ::1, or 0.0.0.0, which is nobody's. */
export function isLoopback(address: string): boolean {
  let host: string;
  try {
    host = new URL(address).hostname;
  } catch {
    return false;
  }
  return (
    /^(127\.\d+\.\d+\.\d+|0\.0\.0\.0|\[::1?\])$/.test(host) || /(^|\.)localhost\.?$/.test(host)
  );
}

interface LoopbackWarningProps {
  /** What a QR code or a link leads to. */
  address: string;
  /** On a wall there is room for one line. */
  short?: boolean;
}

export function LoopbackWarning({ address, short = false }: LoopbackWarningProps) {
  if (!isLoopback(address)) return null;
  if (short) return <p class="loopback loopback-short">{text.short}</p>;
  return (
    <div class="loopback" role="note">
      <p>
        <b>{text.cannot(new URL(address).host)}</b> {text.why}
      </p>
      <p>
        {text.start}
        <code>
          {text.command.split(/ (?=--)/).map((part, index) => (
            <Fragment key={part}>
              {index > 0 && ' '}
              <span>{part}</span>
            </Fragment>
          ))}
        </code>
      </p>
      <p>{text.more}</p>
    </div>
  );
}

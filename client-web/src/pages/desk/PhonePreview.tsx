// A phone as it looks now, small and out of reach: the phone's own components over what a phone would hold. It stands in
// a shadow tree with the phone's style sheets, since the desk's are for a desk.

import { render } from 'preact';
import { useEffect, useRef } from 'preact/hooks';
import { LinkContext, unconnectedLink, useLink } from '../../connection/link';
import base from '../../styles/base.css?inline';
import components from '../../styles/components.css?inline';
import charts from '../../components/charts/charts.css?inline';
import { deskText } from '../../text/desk';
import activities from '../phone/activities.css?inline';
import { PhoneBody } from '../phone/Phone';
import phone from '../phone/phone.css?inline';
import { phoneRecords } from './phone-records';
import small from './phone-preview.css?inline';

export function PhonePreview() {
  const { records: desk, clock } = useLink();
  const host = useRef<HTMLDivElement>(null);
  useEffect(() => {
    const element = host.current;
    if (element === null) return undefined;
    const root = element.shadowRoot ?? element.attachShadow({ mode: 'open' });
    root.adoptedStyleSheets = [base, components, charts, phone, activities, small].map(sheetOf);
    const { records, stop } = phoneRecords(desk, deskText.preview.somebody);
    const link = unconnectedLink('preview', records, clock);
    render(
      <LinkContext.Provider value={link}>
        <PhoneBody onLeave={() => undefined} />
      </LinkContext.Provider>,
      root,
    );
    return () => {
      render(null, root);
      stop();
      link.close();
    };
  }, [desk, clock]);
  return <div ref={host} class="preview-host" inert />;
}

function sheetOf(text: string): CSSStyleSheet {
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(text);
  return sheet;
}

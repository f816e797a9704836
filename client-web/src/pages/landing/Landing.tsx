// Which part of the landing page is shown.

import { useEffect } from 'preact/hooks';
import { Dialogs } from '../../components/Dialog';
import { Toasts } from '../../components/Toasts';
import { common, landingText as text } from '../../text';
import { CodeForm } from '../join/CodeForm';
import '../join/join.css';
import { KeyForm } from './KeyForm';
import { organiserKey } from './organiser-key';
import { QrSheet } from './QrSheet';
import { route } from './route';
import { Start } from './Start';
import { WorkshopList } from './WorkshopList';
import { WorkshopPage } from './WorkshopPage';

const titles = {
  start: text.start.title,
  workshop: text.workshop.title,
  sheet: text.workshop.sheet,
} as const;

export function Landing() {
  const now = route.value;
  const key = organiserKey.value;
  const title = now.at === 'home' ? common.product : `${titles[now.at]} – ${common.product}`;
  useEffect(() => {
    document.title = title;
  }, [title]);
  if (key !== undefined && now.at === 'sheet') return <QrSheet organiser={key} id={now.id} />;
  return (
    <div class="landing">
      <header class="landing-header">
        <a class="brand" href="#">
          <img src="/icon.svg" alt="" width="32" height="32" />
          {common.product}
        </a>
      </header>
      <main>
        {key !== undefined && now.at === 'start' ? (
          <Start organiser={key} />
        ) : key !== undefined && now.at === 'workshop' ? (
          <WorkshopPage key={now.id} organiser={key} id={now.id} isNew={now.isNew} />
        ) : (
          <Home organiser={key} />
        )}
      </main>
      <Dialogs />
      <Toasts />
    </div>
  );
}

function Home({ organiser }: { organiser: string | undefined }) {
  return (
    <div class="home">
      <section class="home-join stack" aria-labelledby="join-title">
        <div class="stack-tight">
          <h1>{text.claim}</h1>
          <p class="soft">{text.about}</p>
        </div>
        <div class="card stack">
          <h2 id="join-title">{text.join}</h2>
          <CodeForm onCode={(code) => location.assign(`/join/${encodeURIComponent(code)}`)} />
        </div>
      </section>
      <section class="home-organise stack" aria-labelledby="organise-title">
        {organiser === undefined ? (
          <>
            <h2 id="organise-title">{text.organise}</h2>
            <KeyForm />
          </>
        ) : (
          <WorkshopList organiser={organiser} />
        )}
      </section>
    </div>
  );
}

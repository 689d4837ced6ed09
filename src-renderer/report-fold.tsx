import type { ComponentChildren } from 'preact';
import type { ReportingReport } from '../src-main/contract/snapshot.ts';
import { Age } from './age.tsx';
import { Fold } from './fold.tsx';
import { formatCount } from './format-count.ts';
import { Moment } from './moment.tsx';
import type { Speech } from './speech.ts';

/** Where the reports to IT's service stand, folded away: what has been sent, what waits, and why. */
export function ReportFold({ report, speech }: { report: ReportingReport | null; speech: Speech }) {
  if (report === null) return null;
  const { words, language } = speech;
  return (
    <Fold title={words.report} count={report.pending === 0 ? null : formatCount(report.pending, language)}>
      {report.problem === null ? null : <p class="fold-note">{report.problem.text}</p>}
      {report.compliant === null || report.pending > 0 ? null : (
        <p class="fold-note">{words[report.compliant ? 'report-answer-compliant' : 'report-answer-not-compliant']}</p>
      )}
      <dl class="facts">
        {report.server === null ? null : <Fact name={words['report-server']}>{report.server}</Fact>}
        <Fact name={words['report-last']}>
          {report.lastDeliveredAt === null ? (
            words['report-never']
          ) : (
            <Age at={report.lastDeliveredAt} speech={speech} />
          )}
        </Fact>
        {counted(report).map(([id, count]) => (
          <Fact key={id} name={words[id]}>
            {formatCount(count, language)}
          </Fact>
        ))}
        {report.nextTryAt === null || report.pending === 0 ? null : (
          <Fact name={words['report-next']}>
            <Moment at={report.nextTryAt} language={language} />
          </Fact>
        )}
      </dl>
    </Fold>
  );
}

function counted({ pending, dropped, quarantined }: ReportingReport) {
  const counts = [
    ['report-pending', pending],
    ['report-dropped', dropped],
    ['report-quarantined', quarantined],
  ] as const;
  return counts.filter(([, count]) => count > 0);
}

function Fact({ name, children }: { name: string; children: ComponentChildren }) {
  return (
    <div class="fact">
      <dt>{name}</dt>
      <dd>{children}</dd>
    </div>
  );
}

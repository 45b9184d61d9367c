import type { SourceConfig } from './ports.ts';
import { csvPull } from './sources/csv.ts';
import { feedPull } from './sources/feed.ts';
import { feedReader } from './sources/feedReader.ts';
import { fetchGuarded } from './sources/fetch.ts';

/** The registry of pulled sources. To add one: one line here, one fixture. */
export function registerSources() {
  const reader = feedReader();
  return (source: Exclude<SourceConfig, { kind: 'webhook' }>) => {
    switch (source.kind) {
      case 'feed':
        return feedPull(source, { fetch: fetchGuarded, reader });
      case 'csv':
        return csvPull(source);
    }
  };
}

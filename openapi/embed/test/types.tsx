/** What a page written in TypeScript may count on; it only has to compile. */
import { DatelineElements, DatelineTimeline } from 'dateline-embed';

declare module 'react' {
  namespace JSX {
    interface IntrinsicElements extends DatelineElements {}
  }
}

const element: DatelineTimeline = document.createElement('dateline-timeline');
element.addEventListener('dateline:error', (event) => {
  const status: number = event.detail.status;
  console.log(status, event.detail.problem?.reason);
});
element.refresh().then(() => console.log(element.data?.['title']));

export const Page = () => (
  <dateline-timeline story="a-story" as-of="2024-01-10" live>
    <a href="/stories/a-story">Read the story</a>
  </dateline-timeline>
);

// @ts-expect-error a timeline is of a story
export const without = <dateline-timeline />;

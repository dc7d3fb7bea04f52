import type { ReactNode } from 'react';

interface IconProps {
  readonly size?: 16 | 20;
}

function Drawing({ size = 16, children }: IconProps & { readonly children: ReactNode }): ReactNode {
  return (
    <svg className="icon" width={size} height={size} viewBox="0 0 16 16" aria-hidden="true" focusable="false">
      {children}
    </svg>
  );
}

/** An icon of one path; what it means is said by the button around it. */
function drawn(path: string): (props: IconProps) => ReactNode {
  return function Icon(props) {
    return (
      <Drawing {...props}>
        <path d={path} />
      </Drawing>
    );
  };
}

export const UndoIcon = drawn('M5.5 3 2.5 6l3 3M2.5 6h7a4 4 0 0 1 0 8H6');
export const RedoIcon = drawn('m10.5 3 3 3-3 3M13.5 6h-7a4 4 0 0 0 0 8H10');
export const LeftPanelIcon = drawn('M2 3.5h12v9H2zM6 3.5v9');
export const RightPanelIcon = drawn('M2 3.5h12v9H2zM10 3.5v9');
export const PlusIcon = drawn('M8 3v10M3 8h10');
export const SearchIcon = drawn('M7 11.5a4.5 4.5 0 1 0 0-9 4.5 4.5 0 0 0 0 9ZM10.5 10.5 14 14');
export const CloseIcon = drawn('m4 4 8 8M12 4l-8 8');
export const CheckIcon = drawn('m3 8.5 3.2 3L13 4.5');
export const ChevronDownIcon = drawn('m4.5 6.5 3.5 3.5 3.5-3.5');
export const ChevronRightIcon = drawn('m6.5 4.5 3.5 3.5-3.5 3.5');
export const ArrowUpIcon = drawn('M8 13V3.5M4.5 6.5 8 3l3.5 3.5');
export const ArrowDownIcon = drawn('M8 3v9.5M4.5 9.5 8 13l3.5-3.5');
export const FilterIcon = drawn('M2.5 4h11M4.5 8h7M6.5 12h3');
export const TrashIcon = drawn('M2.5 4.5h11M6 4.5v-2h4v2M4 4.5l.7 9h6.6l.7-9M6.8 7v4M9.2 7v4');
export const CheckListIcon = drawn('m2 4.5 1.300 1.300L5.500 3.500M2 11l1.300 1.300L5.500 10M8 4.500h6M8 11h6');
export const FolderIcon = drawn('M2 4.5v8h12v-6.500H8L6.500 4.500H2Z');
export const DocumentIcon = drawn('M4 2h5.500L12 4.500V14H4zM6 7h4M6 9.500h4');
export const BookIcon = drawn(
  'M3 3h4.200c.5 0 .8.3.8.8V13c0-.6-.4-1-1-1H3zM13 3H8.800c-.5 0-.8.3-.8.8V13c0-.6.4-1 1-1h4z',
);
export const LayersIcon = drawn(
  'M8 2.500 14 5.500 8 8.500 2 5.500ZM2.500 8.500 8 11.300l5.500-2.800M2.500 11.200 8 14l5.500-2.800',
);
/** A page and another one beside it. */
export const BesideIcon = drawn('M2 3h5v10H2zM9 3h5v10H9zM3.500 5.500h2M3.500 7.500h2M10.500 5.500h2M10.500 7.500h2');
/** Two columns that go up and down with each other. */
export const ScrollTogetherIcon = drawn('M5 13V3M2.500 5.500 5 3l2.500 2.500M11 3v10M8.500 10.500 11 13l2.500-2.500');
export const SwapIcon = drawn('M3 5.500h10M10.500 3 13 5.500 10.500 8M13 10.500H3M5.500 8 3 10.500 5.500 13');
export const AlertIcon = drawn('M8 2.200 14.300 13H1.700zM8 6.500v3M8 11.300v.2');
export const StartLeftIcon = drawn('M12.500 3v10M9.500 8h-7M5 5.500 2.500 8 5 10.500');
export const StartRightIcon = drawn('M12.500 3v10M2 8h7.500M7 5.500 9.500 8 7 10.500');
export const EndLeftIcon = drawn('M3.500 3v10M14 8H6.500M9 5.500 6.500 8 9 10.500');
export const EndRightIcon = drawn('M3.500 3v10M6.500 8h7M11 5.500 13.500 8 11 10.500');
export const BoldIcon = drawn(
  'M4.500 3h4a2.400 2.400 0 0 1 0 4.800h-4zM4.500 7.800h4.700a2.600 2.600 0 0 1 0 5.200H4.500z',
);
export const ItalicIcon = drawn('M6.500 3h5M4.500 13h5M9.500 3l-3 10');
export const BulletListIcon = drawn('M6.500 4h7M6.500 8h7M6.500 12h7M3 4h.010M3 8h.010M3 12h.010');
export const NumberListIcon = drawn(
  'M7 4h6.500M7 8h6.500M7 12h6.500M2.500 3l1-.5V6M2.500 10.200c1.500-.900 2 .4 1 1.400l-1 1.200h1.800',
);
export const LinkIcon = drawn(
  'M6.500 9.500a2.500 2.500 0 0 0 3.600 0l2.300-2.300a2.550 2.550 0 0 0-3.600-3.600l-.8.8M9.500 6.500a2.500 2.500 0 0 0-3.600 0L3.600 8.800a2.550 2.550 0 0 0 3.600 3.600l.8-.8',
);
export const MentionIcon = drawn(
  'M10.500 8a2.500 2.500 0 1 1-5 0 2.500 2.500 0 0 1 5 0ZM10.500 5.500V9c0 2 3 1.800 3-1A5.500 5.500 0 1 0 11 12.600',
);
/** A capital and a small letter. */
export const MatchCaseIcon = drawn(
  'M1.500 12 4.800 4 8 12M2.600 9.500h4.300M14.500 7v5M14.500 9.500a2.300 2.500 0 1 1-4.600 0 2.300 2.500 0 1 1 4.600 0',
);
/** A word between its borders. */
export const WholeWordIcon = drawn(
  'M1.500 11v2.500h13V11M7.500 5.500v5M7.500 8a2 2.500 0 1 1-4 0 2 2.500 0 1 1 4 0M9.800 3v7.500M13.500 8a1.900 2.500 0 1 1-3.700 0 1.900 2.500 0 1 1 3.700 0',
);

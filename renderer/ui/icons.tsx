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
export const FolderIcon = drawn('M2 4.5v8h12v-6.500H8L6.500 4.500H2Z');
export const DocumentIcon = drawn('M4 2h5.500L12 4.500V14H4zM6 7h4M6 9.500h4');
export const BookIcon = drawn(
  'M3 3h4.200c.5 0 .8.3.8.8V13c0-.6-.4-1-1-1H3zM13 3H8.800c-.5 0-.8.3-.8.8V13c0-.6.4-1 1-1h4z',
);
export const AlertIcon = drawn('M8 2.200 14.300 13H1.700zM8 6.500v3M8 11.300v.2');
export const StartLeftIcon = drawn('M12.500 3v10M9.500 8h-7M5 5.500 2.500 8 5 10.500');
export const StartRightIcon = drawn('M12.500 3v10M2 8h7.500M7 5.500 9.500 8 7 10.500');
export const EndLeftIcon = drawn('M3.500 3v10M14 8H6.500M9 5.500 6.500 8 9 10.500');
export const EndRightIcon = drawn('M3.500 3v10M6.500 8h7M11 5.500 13.500 8 11 10.500');

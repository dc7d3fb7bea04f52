import type { ErrorCode } from '../../domain/error-codes.ts';

/** One sentence per expected failure: what happened to which file or thing, and what to do where that is not plain. */
export const errorMessages = {
  'error.annotation/exists': 'The annotation {id} is there already.',
  'error.annotation/not-found': 'The annotation is not there any more: it was deleted, or making it was undone.',
  'error.annotation/no-text': 'An annotation needs at least one character of text.',
  'error.annotation/outside-text':
    'The place {places} lies outside the text of “{document}”, which has {length} characters.',
  'error.annotation/quote-mismatch': 'The text at {places} in “{document}” is not “{quote}”, so nothing was written.',
  'error.annotation/spans-out-of-order':
    'The fragments {places} in “{document}” overlap or are not in the order of the text.',
  'error.annotation/splits-character': 'The place {places} in “{document}” would cut a character in two.',
  'error.annotation/unknown-label': 'The codebook has no label “{label}”.',
  'error.annotation/unknown-attribute': 'The layer “{layer}” has no attribute “{attribute}”.',
  'error.annotation/attribute-value': '“{value}” is not a value that “{attribute}” can have.',
  'error.annotator/not-found': 'The project has no annotator {id}.',
  'error.annotator/name-taken': 'There is already an annotator called “{name}”.',
  'error.codebook/invalid': 'The codebook in {file} cannot be used: {reason}',
  'error.codebook/labels-in-use': 'These labels are in use and cannot go: {labels}.',
  'error.document/exists': 'The document {id} is there already.',
  'error.document/name-taken': 'Another document is called “{name}”. Choose another name.',
  'error.document/not-found': 'The document is not in this project any more.',
  'error.document/encoding-fixed':
    '“{name}” says itself how its characters are encoded ({kind}), so no other encoding can be chosen.',
  'error.document/encoding-of-part':
    '“{name}” is one part of {file}. Import that file again, with the encoding that you choose.',
  'error.document/encoding-would-lose-text':
    'With that encoding the annotated text “{quote}” would not be in “{document}” any more. Remove the annotation first, or keep the encoding.',
  'error.version/cycle': '“{document}” is itself a later version of this document.',
  'error.version/none': '“{document}” is not marked as an updated version of another document.',
  'error.version/not-gone': 'That annotation is not waiting for a place any more.',
  'error.version/project-file':
    '“{file}” is a project, and no article: it cannot be the updated version of one. Import it without saying what it updates.',
  'error.version/several': '{file} holds {count} documents. An updated version is a file of one.',
  'error.version/taken': '“{document}” has an updated version already: “{next}”. Choose that one.',
  'error.history/nothing-to-undo': 'There is nothing to undo.',
  'error.history/nothing-to-redo': 'There is nothing to redo.',
  'error.codebook/changed':
    'The codebook was changed in the meantime (it has version {version} now). Look at it and try again.',
  'error.codebook/part-gone':
    'That part of the codebook is not there any more, or cannot go there. Nothing was changed.',
  'error.entity/not-found': 'The entity is not in the register any more.',
  'error.register/no-id-columns':
    '{file} has no ids that can be read: its first line must have the columns “name” and “id”, or it must hold JSON, one item per line.',
  'error.register/no-proposal': 'The proposal is not there any more: something that it was made from has changed.',
  'error.entity/wrong-label':
    'No entry of the register can have the label “{label}”: it is not on a layer of entities.',
  'error.entity/not-a-mention': '“{text}” is no mention of an entity: its label is on another layer.',
  'error.proposition/not-found': 'The proposition is not in the register any more.',
  'error.proposition/not-a-claim': '“{text}” is no claim: its label is on another layer.',
  'error.link/exists': 'The two are linked as “{type}” already.',
  'error.link/excluded': 'The two are linked as {existing}, which cannot stand beside “{type}”. Nothing was changed.',
  'error.link/not-allowed': '“{type}” may not go from “{from}” to “{to}”; the codebook says which labels it joins.',
  'error.link/not-found': 'The link is not there any more. Somebody removed it.',
  'error.link/to-itself': 'An annotation cannot be linked to itself.',
  'error.link/unknown-type': 'The codebook has no type of links “{type}”.',
  'error.query/not-found': 'The saved query is not there any more.',
  'error.rule/not-found': 'The rule is not there any more.',
  'error.rule/invalid-pattern': 'The pattern of “{name}” cannot be used: {reason}',
  'error.rule/too-many':
    'The rule “{name}” matches more than {most} times in “{document}”; what is behind these is not suggested.',
  'error.rule/too-slow': 'The rule “{name}” took longer than {seconds} s on “{document}” and was stopped.',
  'error.document/attributes-missing':
    '“{document}” cannot be finished: {count} required values are missing. Fill them in, or say why they may stay empty.',
  'error.history/not-found': 'The history has no entry {sequence}.',
  'error.history/document-not-there': '“{document}” was not in the project at that time.',
  'error.history/too-many':
    'That would be {count} records; at most {limit} can be brought back at once. Choose fewer of them, or use Undo.',
  'error.history/nothing-to-restore': 'There is nothing to bring back: it is all there.',
  'error.import/archive-entries': '{file} holds {count} files; of an archive, at most {limit} are read.',
  'error.import/archive-growth':
    '{file} holds “{entry}”, which grows to more than {limit} times its size when it is unpacked. Such archives are made to do harm.',
  'error.import/archive-link': '{file} holds “{entry}”, a link to another file, and is not read.',
  'error.import/archive-nesting': '{file} holds archives in archives, more than {limit} deep.',
  'error.import/archive-path': '{file} holds a file whose name leads out of the archive, and is not read: “{entry}”.',
  'error.import/archive-too-large': '{file} would unpack to more than {limit} MB.',
  'error.import/binary': '{file} is not a text: it has {kind} data at byte {byte}.',
  'error.import/cancelled': 'The import was cancelled.',
  'error.import/damaged': '{file} cannot be read at {place}: {reason}',
  'error.import/duplicate': '{file} has the same content as “{document}”, which is in the project already.',
  'error.import/empty': '{file} is empty.',
  'error.import/encrypted': '{file} is protected by a password. Save a copy without it, and import that.',
  'error.import/files-changed': '{file} has changed since it was looked at. Choose the files again.',
  'error.import/no-text-layer':
    '{file} has no text, only pictures of its {pages} pages. Run text recognition (OCR) on it first.',
  'error.import/inspection-gone': 'What was read of the files is not kept any more. Choose them again.',
  'error.import/name-too-long':
    'In {file}, what should be the name of a label or a type of links has {count} characters (“{name}…”); at most {limit} are allowed.',
  'error.import/no-annotations':
    '{file} is of no format that is known by how it begins. Looked for: {tried}. Choose the format if you know it.',
  'error.import/no-column': '{file} has no column “{column}”. It has: {known}.',
  'error.import/no-text': '{file} has no text in it.',
  'error.import/not-found': '{file} does not exist.',
  'error.import/not-readable': '{file} cannot be opened: {reason}',
  'error.import/not-well-formed': '{file} has half of a character at offset {offset} and cannot be kept as it is.',
  'error.import/out-of-memory': '{file} needs more memory to be read than is allowed ({limit} MB) and was left out.',
  'error.import/reader-crashed': '{file} could not be read: the reader stopped ({reason}).',
  'error.import/reader-timeout': '{file} took longer than {seconds} seconds to read and was left out.',
  'error.import/too-large': '{file} has {size} MB. More than {limit} MB cannot be opened.',
  'error.import/too-many-attributes':
    'With {file}, the annotations would have {count} different attributes; at most {limit} can come in at once. Are they columns that hold something else?',
  'error.import/too-many-labels':
    'With {file}, there would be {count} different labels; at most {limit} can come in at once. Is a column of words or numbers taken for the labels?',
  'error.import/too-many-link-types':
    'With {file}, there would be {count} different types of links; at most {limit} can come in at once.',
  'error.import/undecodable':
    '{file} is not valid {encoding}: the byte at {byte} has no meaning there. Choose another encoding.',
  'error.import/unknown-encoding': '“{encoding}” is not an encoding that is known here.',
  'error.import/unsupported-encoding': '{file} is in {encoding}, which cannot be read here. Save it as UTF-8.',
  'error.import/unknown-format': '{file} is of a kind that cannot be opened. These can: {known}.',
  'error.import/wrong-kind': '{file} is {kind}, which cannot be opened here. {advice}',
  'error.import/conflict': 'The project already has a different {kind} with the id {id}, so nothing was taken over.',
  'error.export/cannot-write': '{path} could not be written: {reason}',
  'error.export/cancelled': 'The export was cancelled. What was there before is unchanged.',
  'error.export/unknown-format': 'There is no format “{format}”. These can be written: {known}.',
  'error.export/needs-desktop':
    '{format} is printed by the desktop application; the command line has no window to print with. Open the project there, or write {instead} here and print that page to PDF in a browser.',
  'error.export/cannot-print': '{path} could not be printed: {reason}. What was there before is unchanged.',
  'error.export/folder-needed': '{path} is a file. This format needs a folder.',
  'error.export/not-a-file': '{path} is {kind}. A file belongs there, so nothing was written.',
  'error.export/would-replace-project':
    '{path} is a project, or belongs to one. An export never replaces that; choose another name.',
  'error.export/would-replace': 'In {path} are files that are no earlier export, and would be replaced: {names}.',
  'error.project/none-open': 'No project is open.',
  'error.project/exists': '{path} exists already. Choose another name, or open it.',
  'error.project/not-found': '{path} does not exist.',
  'error.project/not-a-project': '{path} is not an Annotary project.',
  'error.project/empty-file':
    '{path} is an empty file, not a project. If it was one, restore it from its backups folder.',
  'error.project/newer':
    '{path} was written by a newer Annotary (format {found}; this one knows {known}). Nothing was changed.',
  'error.project/damaged':
    '{path} is damaged ({reason}). Nothing was changed. Restore a backup, or run “annotary check --repair”.',
  'error.project/foreign-schema': '{path} holds “{object}”, which Annotary did not put there. It was not opened.',
  'error.project/locked': '{path} is open in another window or program.',
  'error.project/not-readable': '{path} cannot be opened: {reason}',
  'error.project/cannot-create': '{path} cannot be created: {reason}',
  'error.store/full':
    'The disk is full, so the last changes are not saved yet. They are kept here and will be saved as soon as there is room.',
  'error.store/name-too-long': 'The name is too long for this system: {path}. Choose a shorter one, or another folder.',
  'error.store/read-only':
    '{path} cannot be written, so the last changes are not saved yet. They are kept here and tried again.',
  'error.store/io':
    'The disk reported an error ({reason}), so the last changes are not saved yet. They are kept here and tried again.',
  'error.store/file-replaced':
    '{path} was deleted or replaced by another program. Nothing more is written to it. What was open is saved in {rescue}.',
  'error.store/conflict': 'The {kind} {id} was changed in the meantime. Nothing was written.',
  'error.search/no-words': 'Type at least one word. Signs alone are not searched for.',
  'error.backup/failed': 'The backup {path} could not be made: {reason}',
  'error.backup/not-found': '{path} is not a backup of a project.',
  'error.request/unknown': 'The request “{name}” is not known.',
  'error.request/invalid': 'The request “{name}” is not valid: {reason}',
  'error.request/refused': 'The request “{name}” is not allowed from here.',
  'error.request/too-large': 'The request “{name}” is too large.',
  'error.request/cancelled': 'The search was stopped before its end.',
  'error.request/internal': 'Something went wrong inside Annotary ({reason}). Your saved work is not affected.',
  'error.services/stopped':
    'The part of Annotary that saves your work has stopped. It is started again at once, or within a minute where it stops again and again.',
} as const satisfies Record<`error.${ErrorCode}`, string>;

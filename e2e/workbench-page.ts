import { expect, type ElectronApplication, type Locator, type Page } from '@playwright/test';

/** The window as a person uses it: by the names that are written on it. */
export class WorkbenchPage {
  readonly page: Page;
  readonly article: Locator;
  readonly annotations: Locator;
  readonly documents: Locator;
  readonly inspector: Locator;
  readonly labels: Locator;
  readonly saveState: Locator;

  constructor(page: Page) {
    this.page = page;
    this.article = page.getByRole('main', { name: 'Reader' }).getByRole('document');
    this.annotations = page.getByRole('list', { name: 'Annotations' });
    this.documents = page.getByRole('navigation', { name: 'Documents' });
    this.inspector = page.getByRole('complementary', { name: 'Inspector' });
    this.labels = page.getByRole('toolbar', { name: 'Labels' });
    this.saveState = page.getByRole('status', { name: 'Save state' });
  }

  async ready(): Promise<this> {
    await expect(this.article).toBeVisible({ timeout: 20_000 });
    await this.saved();
    return this;
  }

  async saved(): Promise<void> {
    await expect(this.saveState).toHaveText('All changes saved');
  }

  async openDocument(title: string): Promise<void> {
    await this.documents.getByRole('button', { name: title }).first().click();
    await expect(this.article).toHaveAccessibleName(title);
  }

  view(name: string): Locator {
    return this.page.getByRole('tablist', { name: 'Views' }).getByRole('tab', { name });
  }

  /** Makes a project with the keyboard; where it goes is what the dialog answers. */
  async newProject(name: string): Promise<void> {
    const { page } = this;
    await page.keyboard.press('Control+n');
    await expect(page.getByRole('dialog', { name: 'New project' })).toBeVisible();
    await page.keyboard.type(name);
    await page.keyboard.press('Tab');
    await page.keyboard.type('Ada');
    await page.keyboard.press('Enter');
    await expect(page.getByText('No article is open')).toBeVisible();
  }

  /** Imports with the keyboard what the dialog answers. */
  async importFiles(): Promise<void> {
    const { page } = this;
    await page.keyboard.press('Control+i');
    await expect(page.getByRole('button', { name: 'Done' })).toBeFocused();
    await page.keyboard.press('Enter');
    await expect(page.getByRole('dialog')).toBeHidden();
  }

  /** Runs an action by its name, as a person finds it who knows no key for it. */
  async runByName(name: string): Promise<void> {
    const { page } = this;
    await page.keyboard.press('Control+k');
    await expect(page.getByRole('dialog', { name: 'Command palette' })).toBeVisible();
    await page.keyboard.type(name);
    await page.getByRole('option', { name }).first().waitFor();
    await page.keyboard.press('Enter');
  }

  /** Goes on with Tab until something has the focus. */
  async tabTo(target: Locator): Promise<void> {
    await expect(target).toBeVisible();
    for (let i = 0; i < 40 && !(await isFocused(target)); i += 1) await this.page.keyboard.press('Tab');
    await expect(target).toBeFocused();
  }

  /** Goes on with F6 until the keyboard is in the article. */
  async goToArticle(): Promise<void> {
    for (let i = 0; i < 8 && !(await isFocused(this.article)); i += 1) await this.page.keyboard.press('F6');
    await expect(this.article).toBeFocused();
  }

  /** Draws the mouse over a stretch of the article, from the middle of its first letter to behind its last. */
  async select(quote: string, { occurrence = 1 }: { occurrence?: number } = {}): Promise<void> {
    const { from, to } = await this.placeOf(quote, occurrence);
    await this.page.mouse.move(from.x, from.y);
    await this.page.mouse.down();
    await this.page.mouse.move((from.x + to.x) / 2, (from.y + to.y) / 2, { steps: 4 });
    await this.page.mouse.move(to.x, to.y, { steps: 4 });
    await this.page.mouse.up();
  }

  async clickOn(quote: string, options: { occurrence?: number } = {}): Promise<void> {
    const { from } = await this.placeOf(quote, options.occurrence ?? 1);
    await this.page.mouse.click(from.x + 2, from.y);
  }

  /** How many annotations the list shows for these words. */
  entry(quote: string): Locator {
    return this.annotations.getByRole('listitem').filter({ hasText: quote });
  }

  /** Where the first letter of some words begins and the last one ends, in view. */
  async placeOf(quote: string, occurrence = 1, article = this.article) {
    return article.evaluate(
      (element, wanted) => {
        const walker = document.createTreeWalker(element, NodeFilter.SHOW_TEXT);
        const texts: { node: Text; start: number }[] = [];
        let whole = '';
        for (let node = walker.nextNode(); node; node = walker.nextNode()) {
          if (!(node instanceof Text)) continue;
          texts.push({ node, start: whole.length });
          whole += node.data;
        }
        let at = -1;
        for (let i = 0; i < wanted.occurrence; i += 1) at = whole.indexOf(wanted.quote, at + 1);
        if (at < 0) throw new Error(`The article does not hold “${wanted.quote}” ${wanted.occurrence} time(s).`);
        const place = (offset: number) => {
          const text = texts.findLast(({ start }) => start <= offset);
          if (!text) throw new Error('The article is empty.');
          return { node: text.node, offset: offset - text.start };
        };
        const boxOf = (offset: number): DOMRect => {
          const { node, offset: inside } = place(offset);
          const range = document.createRange();
          range.setStart(node, inside);
          range.setEnd(node, inside + 1);
          return range.getBoundingClientRect();
        };
        place(at).node.parentElement?.scrollIntoView({ block: 'center', behavior: 'instant' });
        const first = boxOf(at);
        const last = boxOf(at + wanted.quote.length - 1);
        return {
          from: { x: first.left + 1, y: first.top + first.height / 2 },
          to: { x: last.right - 1, y: last.top + last.height / 2 },
        };
      },
      { quote, occurrence },
    );
  }
}

function isFocused(target: Locator): Promise<boolean> {
  return target.evaluate((one) => one === document.activeElement);
}

/** What the native dialogs will answer: nobody can click on them in a test. */
export async function answerDialogs(
  app: ElectronApplication,
  answers: { open?: readonly string[]; save?: string; message?: number },
): Promise<void> {
  await app.evaluate(({ dialog }, given) => {
    const { open, save, message } = given;
    if (open) dialog.showOpenDialog = async () => ({ canceled: false, filePaths: [...open] });
    if (save !== undefined) dialog.showSaveDialog = async () => ({ canceled: false, filePath: save });
    if (message !== undefined) dialog.showMessageBox = async () => ({ response: message, checkboxChecked: false });
  }, answers);
}

/** Chooses an item of the native menu, by the action that it stands for. */
export async function chooseMenu(app: ElectronApplication, id: string): Promise<void> {
  await app.evaluate(({ Menu }, wanted) => {
    const item = Menu.getApplicationMenu()?.getMenuItemById(wanted);
    if (!item) throw new Error(`The menu has no item “${wanted}”.`);
    item.click();
  }, id);
}

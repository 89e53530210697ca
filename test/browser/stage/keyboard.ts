import type { Locator, Page } from 'playwright-core';

/** A person without a mouse: Tab, Shift+Tab, arrows, Enter, Space and letters. */
export class Keyboard {
  constructor(private readonly page: Page) {}

  /** Tabs, from where the focus is, until the control has it; round the page once at most. */
  async to(control: Locator): Promise<void> {
    await control.first().waitFor();
    for (let steps = 0; steps < 250; steps += 1) {
      if (await hasFocus(control.first())) return;
      await this.page.keyboard.press('Tab');
    }
    throw new Error(`Tab never came to ${control}`);
  }

  /** Comes to a link or button and uses it. */
  async use(control: Locator): Promise<void> {
    await this.to(control);
    await this.page.keyboard.press('Enter');
  }

  /** Comes to a checkbox or radio button and switches it. */
  async tick(control: Locator): Promise<void> {
    await this.to(control);
    await this.page.keyboard.press('Space');
  }

  /** Comes to a field and writes over what it holds. */
  async write(field: Locator, text: string): Promise<void> {
    await this.to(field);
    await this.page.keyboard.press('ControlOrMeta+a');
    await this.page.keyboard.type(text);
  }

  /** Comes to a field that offers choices, writes the beginning of one and takes it. */
  async choose(field: Locator, option: string): Promise<void> {
    await this.to(field);
    await this.page.keyboard.type(option);
    await this.page.getByRole('option', { name: option }).first().waitFor({ state: 'attached' });
    await this.page.keyboard.press('Enter');
  }

  press(key: string): Promise<void> {
    return this.page.keyboard.press(key);
  }
}

function hasFocus(control: Locator): Promise<boolean> {
  return control.evaluate((element) => element === document.activeElement);
}

import { Controller, Get, Param, Req, Res } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import { isRefusal } from '@harbourlink/kernel';
import { Public } from '@harbourlink/service-kit/auth';
import type { Reply, Request } from '@harbourlink/service-kit/http';
import { languageOf, respondWith } from '../../pages/page.js';
import { LinksCommands } from '../application/links.commands.js';
import { linkTasks } from './link-actions.js';
import { linkPage, shutLinkPage } from './link-page.js';

/** What the address in a mail shows to a browser. */
@ApiExcludeController()
@Controller('links')
export class LinkPagesController {
  constructor(private readonly links: LinksCommands) {}

  @Get(':token')
  @Public()
  async show(@Param('token') token: string, @Req() request: Request, @Res() reply: Reply): Promise<void> {
    const language = languageOf(request.raw);
    const link = await this.links.describe(token);
    const task = isRefusal(link) || !link.open ? undefined : linkTasks[link.purpose];
    const page = task ? linkPage(language, token, task) : shutLinkPage(language);
    respondWith(
      {
        header: (name, value) => reply.header(name, value),
        body: (html) => void reply.code(task ? 200 : 404).send(html),
      },
      page,
    );
  }
}

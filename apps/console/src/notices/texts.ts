import { defineTexts } from '../language/texts.js';

export const texts = defineTexts('notices', {
  title: { 'zh-Hans': '通知', 'zh-Hant': '通知', en: 'Notices' },
  about: {
    'zh-Hans': '新通知会实时出现。',
    'zh-Hant': '新通知會即時出現。',
    en: 'New ones appear by themselves.',
  },
  bell: {
    'zh-Hans': '通知，{count, number} 条未读',
    'zh-Hant': '通知，{count, number} 則未讀',
    en: '{count, plural, =0 {Notices, none unread} one {Notices, # unread} other {Notices, # unread}}',
  },
  heard: { 'zh-Hans': '新通知：{subject}', 'zh-Hant': '新通知：{subject}', en: 'New notice: {subject}' },
  'heard.unnamed': { 'zh-Hans': '您有一条新通知', 'zh-Hant': '您有一則新通知', en: 'You have a new notice' },
  'show.all': { 'zh-Hans': '全部', 'zh-Hant': '全部', en: 'All' },
  'show.unread': { 'zh-Hans': '未读', 'zh-Hant': '未讀', en: 'Unread' },
  show: { 'zh-Hans': '显示', 'zh-Hant': '顯示', en: 'Show' },
  unread: { 'zh-Hans': '未读', 'zh-Hant': '未讀', en: 'Unread' },
  read: { 'zh-Hans': '已读', 'zh-Hant': '已讀', en: 'Read' },
  markRead: { 'zh-Hans': '标为已读', 'zh-Hant': '標為已讀', en: 'Mark as read' },
  'markRead.which': {
    'zh-Hans': '标为已读：{subject}',
    'zh-Hant': '標為已讀：{subject}',
    en: 'Mark as read: {subject}',
  },
  'empty.all': { 'zh-Hans': '还没有通知', 'zh-Hant': '尚未有通知', en: 'No notices yet' },
  'empty.unread': { 'zh-Hans': '没有未读的通知', 'zh-Hant': '沒有未讀的通知', en: 'You have read them all' },
  'empty.text': {
    'zh-Hans': '有事情与您有关时，会在这里告诉您。',
    'zh-Hant': '有事情與您有關時，會在這裏告訴您。',
    en: 'When something concerns you, it is told here.',
  },
});

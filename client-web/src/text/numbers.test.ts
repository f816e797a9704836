import { expect, it } from 'vitest';
import { count, duration, durationInWords, listed, number, oneDecimal } from './numbers';

it('speaks British English', () => {
  expect(count(1, 'person', 'people')).toBe('1 person');
  expect(count(0, 'person', 'people')).toBe('0 people');
  expect(number(12345)).toBe('12,345');
  expect(oneDecimal(7)).toBe('7.0');
  expect(listed(['NHS', 'Industry', 'Patients'])).toBe('NHS, Industry and Patients');
  expect(listed(['NHS'])).toBe('NHS');
});

it('shows time left as minutes and seconds', () => {
  expect(duration(252)).toBe('4:12');
  expect(duration(-5)).toBe('0:05');
  expect(duration(3600)).toBe('1:00:00');
  expect(durationInWords(45)).toBe('45 seconds');
  expect(durationInWords(61)).toBe('1 minute');
});

"""Two ways to use a page: with a pointer, and with the keys of a keyboard alone."""

# Where the focus is, and whether one sees it
FOCUS_IS_SEEN = """one => {
    const style = getComputedStyle(one);
    return style.outlineStyle !== "none" && parseFloat(style.outlineWidth) >= 2;
}"""
HAS_FOCUS = "one => one === document.activeElement"
MOST_STOPS = 150


class Pointer:
    """A finger or a mouse."""

    def __init__(self, page):
        self.page = page

    def press(self, locator):
        locator.click()

    def write(self, locator, text):
        locator.fill(text)

    def tick(self, locator):
        locator.check()

    def choose(self, locator, **option):
        locator.select_option(**option)

    def hand_in(self, locator, file):
        locator.set_input_files(file)


class Keyboard:
    """Tab, Enter, Space, arrows and letters. Each stop of the focus must be visible."""

    def __init__(self, page):
        self.page = page

    def press(self, locator):
        self._go_to(locator)
        self.page.keyboard.press("Enter")

    def write(self, locator, text):
        self._go_to(locator)
        if locator.get_attribute("type") in {"date", "time", "datetime-local"}:
            # Which keys set a date depends on the browser and its language; setting it is one line
            locator.fill(text)
            return
        self.page.keyboard.press("Control+A")
        self.page.keyboard.type(text)

    def tick(self, locator):
        if locator.is_checked():
            return
        if locator.get_attribute("type") == "radio":
            self._tick_one_of(locator)
        else:
            self._go_to(locator)
            self.page.keyboard.press("Space")
        assert locator.is_checked()

    def choose(self, locator, *, value=None, index=None):
        options = locator.locator("option")
        values = options.evaluate_all("all => all.map(one => one.value)")
        wanted = values.index(value) if index is None else index
        self._go_to(locator)
        self.page.keyboard.press("Home")
        for _step in range(wanted):
            self.page.keyboard.press("ArrowDown")
        assert locator.input_value() == values[wanted]

    def hand_in(self, locator, file):
        self._go_to(locator)
        # What Space opens now belongs to the system, not to the page
        locator.set_input_files(file)

    def _go_to(self, locator):
        """Press Tab until the focus is there, from wherever it is; at the end it begins anew."""
        for _stop in range(MOST_STOPS):
            if locator.evaluate(HAS_FOCUS):
                return
            self.page.keyboard.press("Tab")
            here = self.page.locator("*:focus")
            if here.count():
                assert here.evaluate(FOCUS_IS_SEEN), here.evaluate("one => one.outerHTML")
        raise AssertionError(f"Tab never reaches {locator}")

    def _tick_one_of(self, locator):
        """Reach a group of radio buttons, whichever of them takes the focus, and go through it."""
        name = locator.get_attribute("name")
        group = self.page.locator(f'input[type=radio][name="{name}"]')
        for _stop in range(MOST_STOPS):
            if group.evaluate_all("all => all.includes(document.activeElement)"):
                break
            self.page.keyboard.press("Tab")
        for _step in range(group.count()):
            if locator.evaluate(HAS_FOCUS):
                self.page.keyboard.press("Space")
                return
            self.page.keyboard.press("ArrowDown")

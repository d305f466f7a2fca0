def test_a_setting_is_kept_and_replaced(empty):
    assert empty.settings.setting("samples") is None
    empty.settings.save_setting("samples", "made")
    empty.settings.save_setting("samples", "removed")
    assert empty.settings.setting("samples") == "removed"

import sys; sys.path.insert(0,'/work/main/tests/ui')
import pytest
from looking import *
from watchapp.app.sample import make_sample
import test_languages as T
@pytest.mark.parametrize("spoken",["en","de","stretched"])
@pytest.mark.parametrize("size",T.SIZES)
def test_x(spoken,size,qapp,window_of,workspace_of,folders):
    with speaking(qapp,spoken):
        make_sample(folders.sample)
        w=window_of(workspace_of(folders.sample)); T.fill(w); w.resize(*size); qapp.processEvents(); qapp.processEvents()
        print(spoken,size,(w.width(),w.height()),w.minimumSizeHint(), w.splitter.sizes())
        for c in cut(w)+overlaps(w): print('   ',c)
        for l in visible_children(w,QLabel): print('      ',l.text()[:30],l.geometry(), l.sizeHint()) if l.text().startswith('34') else None
        w.grab().save(f'/tmp/shots/t_{spoken}_{size[0]}.png')
        for p in (w.list,w.centre,w.side): print('   min',p.minimumSizeHint(),p.minimumWidth())
